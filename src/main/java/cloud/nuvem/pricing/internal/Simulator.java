package cloud.nuvem.pricing.internal;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.DatedPrice;
import cloud.nuvem.pricing.DatedPrices;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.pricing.Rating;
import cloud.nuvem.pricing.SimulationResult;
import cloud.nuvem.pricing.SimulationResult.OfOrganization;
import cloud.nuvem.pricing.UsageHistory;
import cloud.nuvem.pricing.UsageHistory.OrganizationUsage;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Rates a month that has passed a second time, on another list, with the discounts that were in force. */
@Component
class Simulator {

    private final Prices prices;
    private final ObjectProvider<UsageHistory> history;
    private final Clock clock;

    Simulator(Prices prices, ObjectProvider<UsageHistory> history, Clock clock) {
        this.prices = prices;
        this.history = history;
        this.clock = clock;
    }

    SimulationResult simulate(PriceList list, YearMonth month) {
        var usage = history.getIfAvailable();
        if (usage == null) {
            return new SimulationResult.NothingMetered();
        }
        if (MonthlyUsage.month(month).to().isAfter(clock.instant())) {
            return new SimulationResult.MonthNotOver();
        }
        var run = new Run(list, month);
        usage.read(month, run::add);
        return run.result();
    }

    /** One simulation as it goes through the organizations. */
    private final class Run {

        private final PriceList list;
        private final YearMonth month;
        private final List<OfOrganization> organizations = new ArrayList<>();
        private long unpriced;
        private long otherCurrency;

        private Run(PriceList list, YearMonth month) {
            this.list = list;
            this.month = month;
        }

        private void add(OrganizationUsage usage) {
            var timeline = prices.over(usage.organization(), MonthlyUsage.month(month));
            if (timeline.isEmpty() || !timeline.currency().equals(list.currency())) {
                otherCurrency++;
                return;
            }
            var before = Money.zero(list.currency());
            var after = Money.zero(list.currency());
            for (var line : usage.lines()) {
                before = before.plus(Rating.rate(line, timeline.of(line.meter(), line.dimension()))
                        .amount());
                var charge = Rating.rate(line, simulated(timeline, line));
                after = after.plus(charge.amount());
                unpriced += charge.unpriced().isEmpty() ? 0 : 1;
            }
            organizations.add(new OfOrganization(usage.name(), before, after));
        }

        /** The list's price in place of each that was in force, at the discount of the time. */
        private DatedPrices simulated(PriceTimeline timeline, MonthlyUsage line) {
            var price = list.prices().stream()
                    .filter(each ->
                            each.meter() == line.meter() && each.dimension().equals(line.dimension()))
                    .findFirst();
            var dated = price.stream()
                    .flatMap(found -> timeline.stretches().stream()
                            .map(stretch ->
                                    new DatedPrice(stretch.period(), found, stretch.discountPercent(), list.id())))
                    .toList();
            return new DatedPrices(list.currency(), dated);
        }

        private SimulationResult result() {
            organizations.sort(Comparator.comparing(
                            (OfOrganization each) -> each.difference().amount().abs())
                    .reversed()
                    .thenComparing(OfOrganization::name));
            return new SimulationResult.Simulated(
                    month,
                    sum(OfOrganization::before),
                    sum(OfOrganization::after),
                    organizations,
                    unpriced,
                    otherCurrency);
        }

        private Money sum(Function<OfOrganization, Money> part) {
            return organizations.stream().map(part).reduce(Money.zero(list.currency()), Money::plus);
        }
    }
}
