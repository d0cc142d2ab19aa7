package cloud.nuvem.tenancy;

import cloud.nuvem.identity.PersonId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens a database transaction in which row-level security lets through one tenant's rows only. Every repository call on a
 * tenant table runs inside; outside of it such tables are empty.
 */
public interface TenantScope {

    /**
     * Rows of this organization.
     *
     * @param work asks and changes the database alone: it is done again when its connection dies
     * @throws IllegalStateException inside any transaction but one of the same organization, which is joined
     */
    <T extends @Nullable Object> T of(OrganizationId organization, Supplier<T> work);

    /** Only what a person needs to find their own organizations and projects. */
    <T extends @Nullable Object> T of(PersonId person, Supplier<T> work);
}
