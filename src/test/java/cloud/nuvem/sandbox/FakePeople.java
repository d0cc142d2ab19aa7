package cloud.nuvem.sandbox;

import cloud.nuvem.identity.People;
import cloud.nuvem.identity.Person;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Ana is always signed in. */
@TestComponent
public class FakePeople implements People, Actors {

    static final PersonId ANA = new PersonId(new UUID(0, 1));

    private Person.Preferences preferences = Person.Preferences.DEFAULTS;

    public void reset() {
        preferences = Person.Preferences.DEFAULTS;
    }

    @Override
    public Person current() {
        return new Person(
                ANA, "ana", "Ana Nunes", "ana@acme.example", Person.Kind.HUMAN, Person.ProviderRole.NONE, preferences);
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return id.equals(ANA) ? Optional.of(current()) : Optional.empty();
    }

    @Override
    public Map<PersonId, Person> findAll(Collection<PersonId> ids) {
        return ids.contains(ANA) ? Map.of(ANA, current()) : Map.of();
    }

    @Override
    public void savePreferences(PersonId id, Person.Preferences chosen) {
        preferences = chosen;
    }

    @Override
    public Actor current(Actor.Door door) {
        return new Actor(ANA, "Ana Nunes", door);
    }
}
