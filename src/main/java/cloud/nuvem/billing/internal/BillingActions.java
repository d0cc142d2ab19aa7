package cloud.nuvem.billing.internal;

import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Permission;

/** What people of an organization can do about its money; a suspension never keeps them from it. */
final class BillingActions {

    static final Action CHANGE_ACCOUNT = managing("billing-account.change");
    static final Action CREATE_BUDGET = managing("budget.create");
    static final Action CHANGE_BUDGET = managing("budget.change");
    static final Action REMOVE_BUDGET = managing("budget.remove");

    private BillingActions() {}

    private static Action managing(String name) {
        return new Action(name, Permission.MANAGE_BILLING, SuspensionRule.NEVER);
    }
}
