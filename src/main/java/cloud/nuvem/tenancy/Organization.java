package cloud.nuvem.tenancy;

import java.time.Instant;

/**
 * The tenant: owns projects, has one billing account.
 *
 * @param slug short name in URLs and in Keycloak ({@code acme})
 */
public record Organization(OrganizationId id, String slug, String name, Suspension suspension, Instant createdAt) {

    /** Whether the organization may still change things. */
    public enum Suspension {
        NONE,
        /** New resources are refused, existing ones run. */
        NEW_RESOURCES_BLOCKED,
        /** Machines are stopped and stay so. */
        COMPUTE_STOPPED
    }
}
