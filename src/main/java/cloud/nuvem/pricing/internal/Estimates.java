package cloud.nuvem.pricing.internal;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.DatedPrice;
import cloud.nuvem.pricing.Estimate;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What things would cost in a month, item by item. */
final class Estimates {

    private Estimates() {}

    static Estimate of(Tariff tariff, List<PricedItem> items) {
        var lines = new ArrayList<Estimate.Line>();
        var unpriced = new ArrayList<PricedItem>();
        for (var item : items) {
            tariff.find(item.meter(), item.dimension(), MonthlyUsage.averageMonth())
                    .ifPresentOrElse(price -> lines.add(line(item, price)), () -> unpriced.add(item));
        }
        var whileStopped =
                lines.stream().filter(line -> line.item().whileStopped()).toList();
        return new Estimate(
                sum(tariff, lines, Estimate.Line::perHour),
                sum(tariff, lines, Estimate.Line::perMonth),
                sum(tariff, whileStopped, Estimate.Line::perMonth),
                List.copyOf(lines),
                List.copyOf(unpriced));
    }

    private static Estimate.Line line(PricedItem item, DatedPrice price) {
        return new Estimate.Line(
                item,
                Rating.perHour(price, item.total()),
                Rating.perMonth(price, item.quantity(), item.time()).times(item.count()));
    }

    private static Money sum(Tariff tariff, List<Estimate.Line> lines, Function<Estimate.Line, Money> part) {
        return lines.stream().map(part).reduce(Money.zero(tariff.currency()), Money::plus);
    }
}
