package cloud.nuvem.tenancy;

/** Suspends organizations that do not pay, and ends it. For billing's provider-wide jobs, never for a door. */
public interface Suspensions {

    /**
     * Announced as {@link TenantEvent.SuspensionChanged} when it changes something; compute acts on it.
     *
     * @param reason for the audit trail
     */
    void suspend(OrganizationId organization, Organization.Suspension suspension, String reason);
}
