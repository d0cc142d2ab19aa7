package cloud.nuvem.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.pricing.Price.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTests {

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final Period NOVEMBER = MonthlyUsage.month(YearMonth.of(2026, 11));
    private static final Period OCTOBER = MonthlyUsage.month(YearMonth.of(2026, 10));

    @ParameterizedTest
    @CsvSource({
        // seconds, price per hour, cap, charge
        "0,         0.0372, 24.90, 0.00",
        "1,         0.0372, 24.90, 0.00",
        "3600,      0.0372, 24.90, 0.04",
        "360000,    0.0372, 24.90, 3.72",
        "2409677,   0.0372, 24.90, 24.90",
        "2592000,   0.0372, 24.90, 24.90",
        "2592000,   0.0372, ,      26.78",
        "3600,      0.0050, ,      0.01",
        "3599,      0.0050, ,      0.00",
    })
    void chargesRunningTimeUpToTheCap(long seconds, String perHour, @Nullable String cap, String charge) {
        var used = used(NOVEMBER.from(), Duration.ofSeconds(seconds), "1");

        assertThat(rate(running(perHour, cap), NOVEMBER, used).amount()).isEqualTo(Money.of(charge, "EUR"));
    }

    /** 40 GiB for a month cost the same in a month of 28 and of 31 days. */
    @ParameterizedTest
    @CsvSource({"2026-02", "2026-10", "2026-11", "2028-02"})
    void chargesAVolumeHeldAllMonthTheMonthsPrice(YearMonth month) {
        var period = MonthlyUsage.month(month);
        var price = new Price(Meter.VOLUME_SIZE, "fast", Money.of("0.08", "EUR"), null);

        assertThat(rate(price, period, new UsagePeriod(period, new BigDecimal("40")))
                        .amount())
                .isEqualTo(Money.of("3.20", "EUR"));
    }

    @Test
    void followsAVolumeThatGrows() {
        var price = new Price(Meter.VOLUME_SIZE, "fast", Money.of("0.10", "EUR"), null);
        var half = Duration.ofDays(15);

        var charge = rate(
                price,
                NOVEMBER,
                used(NOVEMBER.from(), half, "10"),
                used(NOVEMBER.from().plus(half), half, "30"));

        assertThat(charge.amount()).isEqualTo(Money.of("2.00", "EUR"));
        assertThat(charge.parts().getFirst().usage()).hasSize(2);
        assertThat(charge.parts().getFirst().units().rounded(2)).isEqualByComparingTo("20");
    }

    @Test
    void chargesTrafficBeyondTheAllowanceByTiers() {
        var price = traffic();

        assertThat(flowed(price, "999.99").amount()).isEqualTo(Money.of("0", "EUR"));
        assertThat(flowed(price, "1500").amount()).isEqualTo(Money.of("5.00", "EUR"));
        var charge = flowed(price, "12000");
        assertThat(charge.amount()).isEqualTo(Money.of("106.00", "EUR"));
        assertThat(charge.parts().getFirst().steps())
                .extracting(
                        step -> step.units().rounded(0).intValueExact(),
                        step -> step.amount().rounded(2).toPlainString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1000, "0.00"),
                        org.assertj.core.groups.Tuple.tuple(9000, "90.00"),
                        org.assertj.core.groups.Tuple.tuple(2000, "16.00"));
    }

    @Test
    void chargesEachSecondAtThePriceInForce() {
        var change = Instant.parse("2026-11-11T00:00:00Z");
        var prices = changing(change, running("0.01", null), running("0.02", null));

        var charge = Rating.rate(usage(NOVEMBER, new UsagePeriod(NOVEMBER, ONE)), prices);

        assertThat(charge.amount()).isEqualTo(Money.of("12.00", "EUR")); // 240 h × 0.01 + 480 h × 0.02
        assertThat(charge.parts())
                .extracting(part -> part.amount().rounded(2).toPlainString())
                .containsExactly("2.40", "9.60");
        assertThat(charge.parts().getFirst().usage().getFirst().period())
                .isEqualTo(new Period(NOVEMBER.from(), change));
    }

    @Test
    void countsUnitsAndCapOnAcrossAChangeOfPrice() {
        var prices =
                changing(Instant.parse("2026-11-16T00:00:00Z"), running("0.10", "30.00"), running("0.10", "20.00"));

        var charge = Rating.rate(usage(NOVEMBER, new UsagePeriod(NOVEMBER, ONE)), prices);

        assertThat(charge.amount())
                .isEqualTo(Money.of("30.00", "EUR")); // reached before; a lower cap takes nothing back
        assertThat(charge.parts().getLast().overCap().rounded(2)).isEqualByComparingTo("36");
    }

    @Test
    void takesThePlansDiscountOffWhatIsLeftUnderTheCap() {
        var dated = new DatedPrice(NOVEMBER, running("0.0372", "24.90"), new BigDecimal("10"), list());

        var charge =
                Rating.rate(usage(NOVEMBER, new UsagePeriod(NOVEMBER, ONE)), new DatedPrices(euro(), List.of(dated)));

        assertThat(charge.amount()).isEqualTo(Money.of("22.41", "EUR"));
        assertThat(charge.parts().getFirst().discount().rounded(2)).isEqualByComparingTo("2.49");
    }

    @Test
    void chargesNothingWhereThereIsNoPriceAndSaysWhen() {
        var from = Instant.parse("2026-11-21T00:00:00Z");
        var dated = new DatedPrice(new Period(from, NOVEMBER.to()), running("0.01", null), BigDecimal.ZERO, list());

        var charge =
                Rating.rate(usage(NOVEMBER, new UsagePeriod(NOVEMBER, ONE)), new DatedPrices(euro(), List.of(dated)));

        assertThat(charge.amount()).isEqualTo(Money.of("2.40", "EUR"));
        assertThat(charge.unpriced()).containsExactly(new Period(NOVEMBER.from(), from));
    }

    @Test
    void roundsToTheMinorUnitOfTheCurrency() {
        var yen = new Price(Meter.VM_RUNNING, "u1.large", Money.of("6.5", "JPY"), null);
        var charge = rate(yen, NOVEMBER, used(NOVEMBER.from(), Duration.ofHours(1), "1"));

        assertThat(charge.amount()).isEqualTo(Money.of("7", "JPY"));
        assertThat(charge.amount().amount().scale()).isZero();
    }

    @Test
    void refusesUsageThatOverlapsOrLeavesTheMonth() {
        var day = used(NOVEMBER.from(), Duration.ofDays(1), "1");
        var overlapping = used(NOVEMBER.from().plusSeconds(60), Duration.ofDays(1), "1");

        assertThatThrownBy(() -> usage(NOVEMBER, day, overlapping)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usage(OCTOBER, day)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UsagePeriod(NOVEMBER, ONE.negate())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void estimatesAnAverageMonthAndAnHour() {
        var volume = now(new Price(Meter.VOLUME_SIZE, "fast", Money.of("0.08", "EUR"), null));

        assertThat(Rating.perMonth(volume, new BigDecimal("40"))).isEqualTo(Money.of("3.20", "EUR"));
        assertThat(Rating.perHour(volume, new BigDecimal("40"))).isEqualTo(Money.of("0.0044", "EUR"));
        assertThat(Rating.perMonth(now(running("0.0372", "24.90")), ONE)).isEqualTo(Money.of("24.90", "EUR"));
        assertThat(Rating.perHour(now(running("0.03725", null)), ONE).amount()).isEqualTo(new BigDecimal("0.0373"));
        assertThat(Rating.perHour(now(traffic()), ONE).isZero()).isTrue();
    }

    /** Law 5, for every meter: a resource there all of an average month is charged what the estimate said. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(Meter.class)
    void chargesWhatTheEstimateShows(Meter meter) {
        var price = new Price(meter, "any", Money.of("0.0372", "EUR"), new BigDecimal("3"), List.of(), null);
        var month = MonthlyUsage.averageMonth();
        var hourly = month.from();
        var pieces = new UsagePeriod[730];
        for (int i = 0; i < pieces.length; i++) {
            var quantity = meter.unit().isHeldOverTime() ? "7" : "0.010";
            pieces[i] = used(hourly.plus(Duration.ofHours(i)), Duration.ofHours(1), quantity);
        }
        var shown = Rating.perMonth(now(price), new BigDecimal(meter.unit().isHeldOverTime() ? "7" : "7.300"));

        assertThat(Rating.rate(
                                new MonthlyUsage(meter, "any", month, Arrays.asList(pieces)),
                                DatedPrices.always(price, month))
                        .amount())
                .isEqualTo(shown);
    }

    private static Charge rate(Price price, Period month, UsagePeriod... used) {
        return Rating.rate(
                new MonthlyUsage(price.meter(), price.dimension(), month, List.of(used)),
                DatedPrices.always(price, month));
    }

    private static Charge flowed(Price price, String gib) {
        return rate(price, NOVEMBER, used(NOVEMBER.from(), Duration.ofHours(1), gib));
    }

    private static MonthlyUsage usage(Period month, UsagePeriod... used) {
        return new MonthlyUsage(Meter.VM_RUNNING, "u1.large", month, List.of(used));
    }

    private static UsagePeriod used(Instant from, Duration time, String quantity) {
        return new UsagePeriod(new Period(from, from.plus(time)), new BigDecimal(quantity));
    }

    private static DatedPrices changing(Instant at, Price before, Price after) {
        return new DatedPrices(
                euro(),
                List.of(
                        new DatedPrice(new Period(NOVEMBER.from(), at), before, BigDecimal.ZERO, list()),
                        new DatedPrice(new Period(at, NOVEMBER.to()), after, BigDecimal.ZERO, list())));
    }

    private static DatedPrice now(Price price) {
        return DatedPrices.always(price, NOVEMBER).prices().getFirst();
    }

    private static Price running(String perHour, @Nullable String cap) {
        return new Price(
                Meter.VM_RUNNING, "u1.large", Money.of(perHour, "EUR"), cap == null ? null : Money.of(cap, "EUR"));
    }

    private static Price traffic() {
        return new Price(
                Meter.OUTBOUND_TRAFFIC,
                Meter.INTERNET,
                Money.of("0.01", "EUR"),
                new BigDecimal("1000"),
                List.of(new Tier(new BigDecimal("10000"), Money.of("0.008", "EUR"))),
                null);
    }

    private static PriceListId list() {
        return new PriceListId(new UUID(0, 1));
    }

    private static Currency euro() {
        return Currency.getInstance("EUR");
    }
}
