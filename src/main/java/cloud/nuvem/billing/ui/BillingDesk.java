package cloud.nuvem.billing.ui;

import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import java.util.Set;

/** Who looks at whose money, and what they may do about it; as of the page's load, for showing only. */
record BillingDesk(Actor actor, Organization organization, Set<Permission> permissions) {

    OrganizationId id() {
        return organization.id();
    }

    boolean mayManage() {
        return permissions.contains(Permission.MANAGE_BILLING);
    }

    String invoicesPath() {
        return invoicesPath(organization.slug());
    }

    static String invoicesPath(String organization) {
        return "o/" + organization + "/invoices";
    }

    static String budgetsPath(String organization) {
        return "o/" + organization + "/budgets";
    }

    static String accountPath(String organization) {
        return "o/" + organization + "/billing-account";
    }
}
