package cloud.nuvem.tenancy;

/** What can be allowed. Who has which stands in one table: {@code internal.RolePermissions}. */
public enum Permission {
    /** See resources of a project, their graphs and events. */
    VIEW_RESOURCES,
    /** Create, change, run and delete resources. */
    OPERATE_RESOURCES,
    /** Open consoles, see screens. */
    USE_CONSOLE,
    /** Create and delete projects. */
    MANAGE_PROJECTS,
    /** Invite, remove and change members. */
    MANAGE_MEMBERS,
    /** Read the audit trail. */
    VIEW_AUDIT,
    /** See invoices, usage and budgets. */
    VIEW_BILLING,
    /** Pay, change payment methods and budgets. */
    MANAGE_BILLING,
    /** Close the organization. */
    CLOSE_ORGANIZATION
}
