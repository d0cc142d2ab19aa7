package cloud.nuvem.billing.internal;

import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Permission;

/** What people of an organization can do about its money. */
final class BillingActions {

    static final Action CHANGE_ACCOUNT =
            new Action("billing-account.change", Permission.MANAGE_BILLING, SuspensionRule.NEVER);

    private BillingActions() {}
}
