package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Credits;
import cloud.nuvem.billing.Credits.GrantCreditResult.Granted;
import cloud.nuvem.billing.Credits.GrantCreditResult.InvalidField;
import cloud.nuvem.billing.Credits.GrantCreditResult.NotAllowed;
import cloud.nuvem.billing.Credits.GrantCreditResult.UnknownOrganization;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.tenancy.TenantScope;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What the provider gives in advance. */
@Service
class CreditService implements Credits {

    private final Access access;
    private final Actions actions;
    private final TenantScope tenants;
    private final TenantInvoiceQueries queries;
    private final CreditRepository credits;
    private final ProjectDirectory projects;
    private final Prices prices;
    private final Clock clock;

    CreditService(
            Access access,
            Actions actions,
            TenantScope tenants,
            TenantInvoiceQueries queries,
            CreditRepository credits,
            ProjectDirectory projects,
            Prices prices,
            Clock clock) {
        this.access = access;
        this.actions = actions;
        this.tenants = tenants;
        this.queries = queries;
        this.credits = credits;
        this.projects = projects;
        this.prices = prices;
        this.clock = clock;
    }

    @Override
    public List<Credit> of(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return tenants.of(organization, () -> queries.credits(organization));
    }

    @Override
    public List<GrantedCredit> all(Actor actor) {
        access.require(actor, ProviderPermission.VIEW);
        var names = names();
        return credits.all().stream()
                .map(each -> new GrantedCredit(
                        each.organization(),
                        names.getOrDefault(
                                each.organization(), each.organization().toString()),
                        each.credit()))
                .toList();
    }

    @Override
    public List<Payer> payers(Actor actor) {
        access.require(actor, ProviderPermission.VIEW);
        return names().entrySet().stream()
                .map(entry -> new Payer(
                        entry.getKey(),
                        entry.getValue(),
                        prices.ofPlan(entry.getKey()).currency()))
                .sorted(Comparator.comparing(Payer::name))
                .toList();
    }

    /** Organizations with a project; one without has nothing to pay. */
    private Map<OrganizationId, String> names() {
        return projects.all().stream()
                .collect(Collectors.toMap(
                        listed -> listed.project().organization(),
                        ProjectDirectory.ListedProject::organizationSlug,
                        (one, same) -> one));
    }

    @Override
    public GrantCreditResult grant(Actor actor, GrantCredit command) {
        var target =
                new ResourceRef("organization", null, command.organization().toString());
        var attempt = new ProviderAttempt(actor, "credit.grant", target);
        return actions.forProvider(attempt, NotAllowed::new, () -> granted(actor, command));
    }

    private GrantCreditResult granted(Actor actor, GrantCredit command) {
        var expires = command.expiresAt();
        if (!names().containsKey(command.organization())) {
            return new UnknownOrganization();
        }
        var currency = prices.ofPlan(command.organization()).currency();
        if (!CreditNoteService.isPayable(command.amount())
                || !command.amount().currency().equals(currency)) {
            return new InvalidField("amount");
        }
        if (!AccountRules.isText(command.reason().strip(), 1, 200)) {
            return new InvalidField("reason");
        }
        if (expires != null && !expires.isAfter(clock.instant())) {
            return new InvalidField("expires-at");
        }
        return new Granted(credits.grant(command, actor.name(), clock.instant()));
    }
}
