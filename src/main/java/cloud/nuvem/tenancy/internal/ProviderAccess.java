package cloud.nuvem.tenancy.internal;

import cloud.nuvem.identity.People;
import cloud.nuvem.identity.Person;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.ProviderPermission;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the provider's staff may do, by the realm role that the last sign-in or token showed. */
@Component
class ProviderAccess {

    private final People people;

    ProviderAccess(People people) {
        this.people = people;
    }

    /** Empty when it is allowed. */
    Optional<Denied> denies(Actor actor, ProviderPermission permission) {
        var permissions = permissions(actor);
        if (permissions.contains(permission)) {
            return Optional.empty();
        }
        return Optional.of(permissions.isEmpty() ? new Denied.Absent("provider") : new Denied.ProviderRoleTooWeak());
    }

    Set<ProviderPermission> permissions(Actor actor) {
        return switch (people.find(actor.person()).map(Person::providerRole).orElse(ProviderRole.NONE)) {
            case NONE -> Set.of();
            case SUPPORT -> Set.of(ProviderPermission.VIEW);
            case ADMIN -> Set.of(ProviderPermission.values());
        };
    }
}
