package cloud.nuvem.tenancy.internal;

import cloud.nuvem.identity.People;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import org.springframework.stereotype.Component;

@Component
class PersonActors implements Actors {

    private final People people;

    PersonActors(People people) {
        this.people = people;
    }

    @Override
    public Actor current(Actor.Door door) {
        var person = people.current();
        return new Actor(person.id(), person.displayName(), door);
    }
}
