package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.pricing.Price.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Months of usage and prices as nobody would write them down. */
final class RandomUsage {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int MOST_RECORDS = 12;

    private final RandomGenerator random;

    RandomUsage(RandomGenerator random) {
        this.random = random;
    }

    record Line(MonthlyUsage usage, DatedPrices prices) {}

    Line line() {
        var meter = List.of(Meter.values()).get(random.nextInt(Meter.values().length));
        var month = MonthlyUsage.month(YearMonth.of(2026, 1).plusMonths(random.nextInt(30)));
        return new Line(usage(meter, month), prices(meter, month));
    }

    private MonthlyUsage usage(Meter meter, Period month) {
        var periods = new ArrayList<UsagePeriod>();
        long left = month.duration().toSeconds();
        var at = month.from();
        int records = 1 + random.nextInt(MOST_RECORDS);
        for (int i = 0; i < records; i++) {
            long gap = random.nextBoolean() ? 0 : random.nextLong(left / 8 + 1);
            long time = random.nextLong((left - gap) / (records - i) + 1);
            var from = at.plusSeconds(gap);
            at = from.plusSeconds(time);
            left -= gap + time;
            periods.add(new UsagePeriod(new Period(from, at), quantity(meter)));
        }
        return new MonthlyUsage(meter, "any", month, periods);
    }

    private BigDecimal quantity(Meter meter) {
        return switch (meter.unit()) {
            case HOUR -> BigDecimal.ONE;
            case GIB_MONTH -> BigDecimal.valueOf(random.nextInt(20_000));
            case GIB -> BigDecimal.valueOf(random.nextLong(5_000_000_000L), 6);
        };
    }

    private DatedPrices prices(Meter meter, Period month) {
        var prices = new ArrayList<DatedPrice>();
        var from = month.from();
        int changes = random.nextInt(3);
        for (int i = 0; i <= changes; i++) {
            var to = i == changes ? month.to() : between(from, month.to());
            if (random.nextInt(10) > 0) {
                prices.add(new DatedPrice(
                        new Period(from, to), price(meter), discount(), new PriceListId(new UUID(0, i))));
            }
            from = to;
        }
        return new DatedPrices(EURO, prices);
    }

    private Instant between(Instant from, Instant to) {
        return from.plusSeconds(random.nextLong(to.getEpochSecond() - from.getEpochSecond() + 1));
    }

    private BigDecimal discount() {
        return random.nextBoolean() ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(10_001), 2);
    }

    private Price price(Meter meter) {
        var tiers = new ArrayList<Tier>();
        var from = BigDecimal.ZERO;
        for (int i = random.nextInt(4); i > 0; i--) {
            from = from.add(BigDecimal.valueOf(1 + random.nextLong(500_000), 3));
            tiers.add(new Tier(from, amount(9)));
        }
        var allowance = random.nextBoolean() ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextLong(500_000), 3);
        return new Price(
                meter, "any", amount(9), allowance, List.copyOf(tiers), random.nextBoolean() ? null : amount(2));
    }

    private Money amount(int decimals) {
        return new Money(BigDecimal.valueOf(random.nextLong(decimals == 2 ? 10_000 : 1_000_000_000), decimals), EURO);
    }
}
