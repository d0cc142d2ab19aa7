package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingAccounts;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccountResult.Changed;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccountResult.NotAllowed;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccountResult.Stale;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.OrganizationAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.TenantScope;
import java.time.Clock;
import java.util.Currency;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class AccountService implements BillingAccounts {

    private final Access access;
    private final Actions actions;
    private final TenantScope tenants;
    private final AccountRepository accounts;
    private final Prices prices;
    private final Clock clock;

    AccountService(
            Access access,
            Actions actions,
            TenantScope tenants,
            AccountRepository accounts,
            Prices prices,
            Clock clock) {
        this.access = access;
        this.actions = actions;
        this.tenants = tenants;
        this.accounts = accounts;
        this.prices = prices;
        this.clock = clock;
    }

    @Override
    public Optional<BillingAccount> find(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return find(organization);
    }

    private Optional<BillingAccount> find(OrganizationId organization) {
        var stored = tenants.of(organization, () -> accounts.find(organization));
        return stored.map(found -> new BillingAccount(
                organization, found.details(), prices.ofPlan(organization).currency(), found.version()));
    }

    @Override
    public Currency currency(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return prices.ofPlan(organization).currency();
    }

    @Override
    public ChangeBillingAccountResult change(Actor actor, ChangeBillingAccount command) {
        var organization = command.organization();
        var target = new ResourceRef("billing-account", null, organization.toString());
        var attempt = new OrganizationAttempt(actor, BillingActions.CHANGE_ACCOUNT, organization, target);
        return actions.inOrganization(attempt, NotAllowed::new, member -> change(command));
    }

    private ChangeBillingAccountResult change(ChangeBillingAccount command) {
        var checked = AccountRules.check(command);
        var fault = checked.fault();
        var details = checked.details();
        if (fault != null || details == null) {
            return fault != null ? fault : new Stale();
        }
        var organization = command.organization();
        boolean saved = tenants.of(
                organization, () -> accounts.save(organization, details, command.version(), clock.instant()));
        return saved ? new Changed(find(organization).orElseThrow()) : new Stale();
    }
}
