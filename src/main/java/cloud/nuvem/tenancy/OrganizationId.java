package cloud.nuvem.tenancy;

import java.util.UUID;

/** The tenant. Stands in every tenant table and binds row-level security. */
public record OrganizationId(UUID value) {

    /** Stands for the provider where what is done belongs to no tenant: the trail of its staff. No organization has it. */
    public static final OrganizationId PROVIDER = new OrganizationId(new UUID(0, 0));

    @Override
    public String toString() {
        return value.toString();
    }
}
