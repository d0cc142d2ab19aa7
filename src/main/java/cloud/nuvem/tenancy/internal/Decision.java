package cloud.nuvem.tenancy.internal;

import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.Organization;

/**
 * What {@link RoleAccess} decided.
 *
 * @param <M> the proof of membership
 */
sealed interface Decision<M> {

    /** A member with a role that allows it. */
    record Granted<M>(M member, Organization organization) implements Decision<M> {}

    /** A member without. */
    record TooWeak<M>(Denied.RoleTooWeak denied, Organization organization) implements Decision<M> {}

    /** Not there, or not for this caller; nobody can tell which. */
    record Absent<M>(Denied.Absent denied) implements Decision<M> {}
}
