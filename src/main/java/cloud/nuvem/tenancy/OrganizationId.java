package cloud.nuvem.tenancy;

import java.util.UUID;

/** The tenant. Stands in every tenant table and binds row-level security. */
public record OrganizationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
