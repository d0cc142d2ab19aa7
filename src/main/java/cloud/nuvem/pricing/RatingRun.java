package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line being rated. Everything is kept multiplied by the unit's seconds, so that nothing is divided before the end:
 * units as quantity × seconds, money as price × quantity × seconds.
 */
final class RatingRun {

    private static final long SECOND = 1_000_000_000;

    private final MonthlyUsage line;
    private final DatedPrices prices;
    private final long divisor;
    private final List<RatedPart> parts = new ArrayList<>();
    private final List<Period> unpriced = new ArrayList<>();
    private BigDecimal units = BigDecimal.ZERO;
    private BigDecimal charged = BigDecimal.ZERO;
    private int next;
    private int settled = -1;

    RatingRun(MonthlyUsage line, DatedPrices prices) {
        this.line = line;
        this.prices = prices;
        this.divisor = line.meter().unit().seconds(line.month().duration());
    }

    /** In order of time. */
    void add(UsagePeriod used) {
        if (line.meter().unit().isHeldOverTime()) {
            addHeld(used);
        } else {
            addFlowed(used);
        }
    }

    private void addFlowed(UsagePeriod used) {
        var price = inForce(used.period().from());
        if (price == null) {
            unpriced.add(used.period());
        } else {
            apply(price, used, used.quantity());
        }
    }

    private void addHeld(UsagePeriod used) {
        var from = used.period().from();
        while (from.isBefore(used.period().to())) {
            var price = inForce(from);
            var to = earlier(
                    used.period().to(),
                    price == null ? nextBegin() : price.validity().to());
            var stretch = new Period(from, to);
            if (price == null) {
                unpriced.add(stretch);
            } else {
                apply(
                        price,
                        new UsagePeriod(stretch, used.quantity()),
                        used.quantity().multiply(seconds(stretch)));
            }
            from = to;
        }
    }

    /** The price at a moment; moments only advance. Afterwards {@code next} is the first one that has not ended. */
    private @Nullable DatedPrice inForce(Instant at) {
        var all = prices.prices();
        while (next < all.size() && !all.get(next).validity().to().isAfter(at)) {
            next++;
        }
        return next < all.size() && all.get(next).validity().contains(at) ? all.get(next) : null;
    }

    private Instant nextBegin() {
        return next < prices.prices().size()
                ? prices.prices().get(next).validity().from()
                : Instant.MAX;
    }

    private void apply(DatedPrice price, UsagePeriod stretch, BigDecimal measure) {
        if (settled != next) {
            settled = next;
            parts.add(new RatedPart(price, divisor));
        }
        var part = parts.getLast();
        var list = part.add(stretch, units, measure);
        units = units.add(measure);
        var taken = underCap(price.price().monthlyCap(), list);
        charged = charged.add(taken);
        part.settle(list, taken);
    }

    private BigDecimal underCap(@Nullable Money cap, BigDecimal list) {
        if (cap == null) {
            return list;
        }
        var room = cap.amount().multiply(BigDecimal.valueOf(divisor)).subtract(charged);
        return room.signum() <= 0 ? BigDecimal.ZERO : list.min(room);
    }

    /** What the usage added until now costs. */
    Fraction exact() {
        return new Fraction(parts.stream().map(RatedPart::due).reduce(BigDecimal.ZERO, BigDecimal::add), divisor);
    }

    Charge charge() {
        var exact = exact();
        int decimals = Math.max(0, prices.currency().getDefaultFractionDigits());
        return new Charge(
                new Money(exact.rounded(decimals), prices.currency()),
                exact,
                parts.stream().map(RatedPart::explained).toList(),
                unpriced);
    }

    private static BigDecimal seconds(Period stretch) {
        long nanos = stretch.duration().toNanos();
        return nanos % SECOND == 0 ? BigDecimal.valueOf(nanos / SECOND) : BigDecimal.valueOf(nanos, 9);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
