package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.billing.InvoiceDetails.HoldReason.Code;
import cloud.nuvem.billing.internal.InvoiceMaker.AvailableCredit;
import cloud.nuvem.billing.internal.InvoiceMaker.Payer;
import cloud.nuvem.billing.internal.RunRepository.Held;
import cloud.nuvem.billing.internal.RunRepository.Making;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the invoices of a month, then issues those found right. Some organizations at a time, each time in one transaction: a run
 * that is killed leaves whole invoices or none, and the next one goes on. Numbers come last, by organization.
 */
@Component
class InvoiceRun {

    private static final int ORGANIZATIONS_AT_ONCE = 100;

    private final UsageLedger ledger;
    private final Prices prices;
    private final ProjectDirectory projects;
    private final RunRepository repository;
    private final BillingProperties properties;
    private final Clock clock;

    InvoiceRun(
            UsageLedger ledger,
            Prices prices,
            ProjectDirectory projects,
            RunRepository repository,
            BillingProperties properties,
            Clock clock) {
        this.ledger = ledger;
        this.prices = prices;
        this.projects = projects;
        this.repository = repository;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What a run did.
     *
     * @param made invoices, held ones included
     */
    record Outcome(int made, int issued) {}

    /** Does nothing before the month is over. */
    Outcome run(YearMonth month) {
        var period = MonthlyUsage.month(month);
        if (clock.instant().isBefore(period.to())) {
            return new Outcome(0, 0);
        }
        int made = make(month, period);
        return made == RunRepository.BUSY ? new Outcome(0, 0) : new Outcome(made, issue(month));
    }

    /** Issues what was found right by itself or by the provider's staff. */
    int issue(YearMonth month) {
        var now = clock.instant();
        var due = now.plus(Duration.ofDays(properties.paymentDays()));
        var seller = properties.seller().id();
        return Math.max(0, repository.alone(month.atDay(1), making -> making.issue(month.atDay(1), seller, now, due)));
    }

    private int make(YearMonth month, Period period) {
        var firstDay = month.atDay(1);
        var again = complete(firstDay, period);
        var invoiced = repository.invoiced(firstDay);
        var waiting = new ArrayList<>(ledger.usersIn(period));
        waiting.removeIf(organization -> invoiced.contains(organization) && !again.containsKey(organization));
        if (waiting.isEmpty()) {
            return 0;
        }
        var batch = new Batch(
                firstDay,
                period,
                MonthState.read(period, ledger, projects),
                new InvoiceMaker(period, properties.seller().seller(), repository.rates()),
                again);
        int made = 0;
        for (int from = 0; from < waiting.size(); from += ORGANIZATIONS_AT_ONCE) {
            var some = waiting.subList(from, Math.min(waiting.size(), from + ORGANIZATIONS_AT_ONCE));
            int more = repository.alone(firstDay, making -> batch.make(making, some));
            if (more == RunRepository.BUSY) {
                return more; // and gives the numbers, too
            }
            made += more;
        }
        return made;
    }

    /** Held invoices for which nothing is missing any more. */
    private Map<OrganizationId, UUID> complete(LocalDate month, Period period) {
        var held = repository.held(month).stream()
                .filter(each -> each.reasons().stream()
                        .noneMatch(reason -> reason.code().isForReview()))
                .toList();
        if (held.isEmpty()) {
            return Map.of();
        }
        var state = MonthState.read(period, ledger, projects);
        var accounts = repository.accounts(held.stream().map(Held::organization).toList());
        var again = new HashMap<OrganizationId, UUID>();
        held.stream()
                .filter(each -> each.reasons().stream().noneMatch(state::isStillMissing))
                .filter(each -> accounts.containsKey(each.organization()))
                .forEach(each -> again.put(each.organization(), each.id()));
        return again;
    }

    /** All that the invoices of one month have in common. */
    private final class Batch {

        private final LocalDate firstDay;
        private final Period period;
        private final MonthState state;
        private final InvoiceMaker maker;
        private final Map<OrganizationId, UUID> again;
        private final BoundCheck bounds = new BoundCheck(properties.bounds());

        Batch(
                LocalDate firstDay,
                Period period,
                MonthState state,
                InvoiceMaker maker,
                Map<OrganizationId, UUID> again) {
            this.firstDay = firstDay;
            this.period = period;
            this.state = state;
            this.maker = maker;
            this.again = again;
        }

        int make(Making making, Collection<OrganizationId> wanted) {
            making.forget(
                    wanted.stream().filter(again::containsKey).map(again::get).toList());
            var invoiced = making.invoiced(firstDay);
            var organizations = wanted.stream()
                    .filter(organization -> !invoiced.contains(organization))
                    .toList();
            var accounts = repository.accounts(organizations);
            var credits = making.credits(organizations, period.to());
            var before = repository.monthsBefore(organizations, firstDay);
            var usage = ledger.records(organizations, period);
            var now = clock.instant();
            var drafts = new ArrayList<InvoiceDraft>();
            for (var organization : organizations) {
                var draft = draft(
                        organization,
                        usage.getOrDefault(organization, List.of()),
                        accounts.get(organization),
                        credits.getOrDefault(organization, Map.of()),
                        before.getOrDefault(organization, Map.of()));
                if (draft.heldFor().stream().noneMatch(reason -> mayStillCome(reason, now))) {
                    drafts.add(draft);
                }
            }
            making.write(drafts, properties.seller().seller(), now);
            return drafts.size();
        }

        /** Regions get some time before anybody is bothered. */
        private boolean mayStillCome(HoldReason reason, Instant now) {
            return reason.code() == Code.REGION_NOT_WATCHED
                    && now.isBefore(period.to().plus(properties.waitForRegions()));
        }

        private InvoiceDraft draft(
                OrganizationId organization,
                List<UsageRecord> usage,
                @Nullable BillingDetails buyer,
                Map<String, List<AvailableCredit>> credits,
                Map<String, BigDecimal> before) {
            var timeline = prices.over(organization, period);
            var currency = timeline.isEmpty() ? prices.ofPlan(organization).currency() : timeline.currency();
            var payer = new Payer(
                    organization,
                    buyer,
                    currency,
                    credits.getOrDefault(currency.getCurrencyCode(), List.of()),
                    state.projectNames());
            var draft = maker.make(payer, usage, timeline);
            var reasons = new ArrayList<>(state.missing(organization, usage));
            reasons.addAll(draft.heldFor());
            reasons.addAll(bounds.reasons(draft, before.get(currency.getCurrencyCode())));
            return draft.heldFor(List.copyOf(reasons));
        }
    }
}
