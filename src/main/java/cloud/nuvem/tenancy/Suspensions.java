package cloud.nuvem.tenancy;

/**
 * Suspends organizations that do not pay or that wish it at the end of their budget, and ends it. For billing's provider-wide
 * jobs, never for a door. Each cause stands for itself: the strongest counts, and one ends without the other.
 */
public interface Suspensions {

    /**
     * Announced as {@link TenantEvent.SuspensionChanged} when it changes what counts; compute acts on it.
     *
     * @param suspension what this cause asks for; none ends it
     * @param reason for the audit trail
     */
    void suspend(OrganizationId organization, Cause cause, Organization.Suspension suspension, String reason);

    /** Why an organization is suspended. */
    enum Cause {
        /** Invoices are not paid. */
        UNPAID,
        /** A budget is used up, and its owners asked for this. */
        BUDGET
    }
}
