package cloud.nuvem.tenancy;

/** What the provider's staff may be allowed: support looks, admins change. */
public enum ProviderPermission {
    /** See plans, prices, capacity and what was changed there. */
    VIEW,
    /** Change plans and prices. */
    CHANGE
}
