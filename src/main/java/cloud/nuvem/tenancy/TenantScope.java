package cloud.nuvem.tenancy;

import cloud.nuvem.identity.PersonId;
import java.util.function.Supplier;

/**
 * Opens a database transaction in which row-level security lets through one tenant's rows only. Every repository call on a
 * tenant table runs inside; outside of it such tables are empty.
 */
public interface TenantScope {

    /** Rows of this organization; joins a transaction of the same organization, refuses one of another. */
    <T> T of(OrganizationId organization, Supplier<T> work);

    /** Only what a person needs to find their own organizations and projects. */
    <T> T of(PersonId person, Supplier<T> work);
}
