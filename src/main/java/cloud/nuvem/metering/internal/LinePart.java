package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.metering.UsageLine;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one line used and costs while its tags were the same, while it is being summed up. */
final class LinePart {

    private static final int DECIMALS_OF_A_SECOND = 9;

    private final YearMonth month;
    private final BigDecimal[] days;
    private @Nullable Segment last;
    private @Nullable Instant from;
    private @Nullable Instant to;
    private BigDecimal measure = BigDecimal.ZERO;
    private BigDecimal expected = BigDecimal.ZERO;
    private BigDecimal listed = BigDecimal.ZERO;

    LinePart(YearMonth month, Period whole) {
        this.month = month;
        this.days = new BigDecimal[Math.toIntExact(whole.duration().toDays())];
        Arrays.fill(days, BigDecimal.ZERO);
    }

    void add(LineRating.Piece piece) {
        var period = piece.period();
        last = piece.segment();
        from = from == null ? period.from() : from;
        to = period.to();
        var quantity = piece.segment().quantity();
        var unit = piece.segment().key().meter().unit();
        measure = measure.add(unit.isHeldOverTime() ? quantity.multiply(seconds(period)) : quantity);
    }

    void charge(int day, BigDecimal amount) {
        days[day] = days[day].add(amount);
    }

    /** More until the month's end. */
    void expect(BigDecimal more) {
        expected = more;
    }

    /** Without the plan's discount. */
    void list(BigDecimal amount) {
        listed = listed.add(amount);
    }

    CostedLine line(LineKey key, Currency currency) {
        var cost = new Money(sum(), currency);
        return new CostedLine(
                line(key, cost, new Money(listed, currency)),
                Arrays.asList(days),
                new Money(cost.amount().add(expected), currency));
    }

    CostedLine free(LineKey key) {
        return new CostedLine(line(key, null, null), List.of(), null);
    }

    private UsageLine line(LineKey key, @Nullable Money cost, @Nullable Money listCost) {
        var segment = Objects.requireNonNull(last);
        return new UsageLine(
                month,
                segment.region(),
                segment.resource(),
                key.uid(),
                key.meter(),
                key.dimension(),
                segment.tags(),
                new Period(Objects.requireNonNull(from), Objects.requireNonNull(to)),
                measure.divide(unitSeconds(key.meter()), LineRating.DECIMALS, RoundingMode.HALF_UP),
                cost,
                listCost,
                segment.open());
    }

    private BigDecimal unitSeconds(Meter meter) {
        return BigDecimal.valueOf(
                switch (meter.unit()) {
                    case HOUR -> Duration.ofHours(1).toSeconds();
                    case GIB_MONTH -> Duration.ofDays(days.length).toSeconds();
                    case GIB -> 1;
                });
    }

    private BigDecimal sum() {
        return Arrays.stream(days).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal seconds(Period period) {
        return BigDecimal.valueOf(period.duration().toNanos(), DECIMALS_OF_A_SECOND);
    }
}
