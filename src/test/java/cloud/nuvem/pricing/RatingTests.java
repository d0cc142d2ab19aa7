package cloud.nuvem.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTests {

    private static final BigDecimal ONE = BigDecimal.ONE;

    @ParameterizedTest
    @CsvSource({
        // seconds, price per hour, cap, charge
        "0,         0.0372, 24.90, 0.00",
        "1,         0.0372, 24.90, 0.00",
        "3600,      0.0372, 24.90, 0.04",
        "360000,    0.0372, 24.90, 3.72",
        "2409677,   0.0372, 24.90, 24.90",
        "2628000,   0.0372, 24.90, 24.90",
        "99999999,  0.0372, 24.90, 24.90",
        "2628000,   0.0372, ,      27.16",
        "3600,      0.0050, ,      0.01",
        "3599,      0.0050, ,      0.00",
    })
    void chargesRunningTimeUpToTheCap(long seconds, String perHour, @Nullable String cap, String charge) {
        assertThat(Rating.charge(running(perHour, cap), ONE, Duration.ofSeconds(seconds)))
                .isEqualTo(Money.of(charge, "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.80, 0.0011", "40, 3.20, 0.0044", "0, 0.00, 0.0000", "0.5, 0.04, 0.0001", "5000, 400.00, 0.5479"})
    void chargesVolumesByTheGibMonth(BigDecimal gib, String month, String hour) {
        var price = new Price(Meter.VOLUME_SIZE, "fast", Money.of("0.08", "EUR"), null);

        assertThat(Rating.perMonth(price, gib)).isEqualTo(Money.of(month, "EUR"));
        assertThat(Rating.perHour(price, gib)).isEqualTo(Money.of(hour, "EUR"));
    }

    @Test
    void capsEachMachineOfSeveral() {
        assertThat(Rating.perMonth(running("0.0372", "24.90"), BigDecimal.TEN)).isEqualTo(Money.of("249.00", "EUR"));
    }

    @Test
    void roundsToTheMinorUnitOfTheCurrency() {
        var yen = new Price(Meter.VM_RUNNING, "u1.large", Money.of("6.5", "JPY"), null);

        assertThat(Rating.charge(yen, ONE, Duration.ofHours(1))).isEqualTo(Money.of("7", "JPY"));
        assertThat(Rating.charge(yen, ONE, Duration.ofHours(1)).amount().scale())
                .isZero();
    }

    /** Against an independent way to the same number: by fractions, not by dividing last. */
    @Test
    void agreesWithAnOracleOnRandomUsage() {
        var random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            var perHour = BigDecimal.valueOf(random.nextLong(1_000_000_000L), 9);
            var seconds = random.nextLong(5_000_000);
            var cap = random.nextBoolean() ? BigDecimal.valueOf(random.nextLong(100_000), 2) : null;
            var charge = Rating.charge(
                    new Price(
                            Meter.VM_RUNNING,
                            "x",
                            new Money(perHour, Money.of("0", "EUR").currency()),
                            cap == null
                                    ? null
                                    : new Money(cap, Money.of("0", "EUR").currency())),
                    ONE,
                    Duration.ofSeconds(seconds));

            var nano = perHour.movePointRight(9).toBigIntegerExact().multiply(java.math.BigInteger.valueOf(seconds));
            var cents = roundedHalfUp(nano, java.math.BigInteger.valueOf(3600L * 10_000_000L));
            var expected = new BigDecimal(cents, 2);
            if (cap != null && cap.compareTo(expected) < 0) {
                expected = cap;
            }
            assertThat(charge.amount()).isEqualByComparingTo(expected);
        }
    }

    private static java.math.BigInteger roundedHalfUp(java.math.BigInteger number, java.math.BigInteger divisor) {
        return number.add(divisor.shiftRight(1)).divide(divisor);
    }

    /** More of anything never costs less, and nothing is ever negative. */
    @Test
    void neverFallsWithQuantityOrTime() {
        var random = new Random(6);
        var price = running("0.0372", "24.90");
        for (int i = 0; i < 10_000; i++) {
            var quantity = BigDecimal.valueOf(random.nextInt(50));
            var time = Duration.ofSeconds(random.nextInt(3_000_000));
            var charge = Rating.charge(price, quantity, time).amount();
            assertThat(charge).isNotNegative();
            assertThat(Rating.charge(price, quantity.add(ONE), time).amount()).isGreaterThanOrEqualTo(charge);
            assertThat(Rating.charge(price, quantity, time.plusSeconds(1)).amount())
                    .isGreaterThanOrEqualTo(charge);
        }
    }

    @Test
    void refusesWhatCannotHappen() {
        assertThatThrownBy(() -> Rating.charge(running("1", null), ONE.negate(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rating.charge(running("1", null), ONE, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsHoursToFourDecimals() {
        assertThat(Rating.perHour(running("0.03725", null), ONE).amount())
                .isEqualTo(new BigDecimal("0.0373").setScale(4, RoundingMode.UNNECESSARY));
    }

    private static Price running(String perHour, @Nullable String cap) {
        return new Price(
                Meter.VM_RUNNING, "u1.large", Money.of(perHour, "EUR"), cap == null ? null : Money.of(cap, "EUR"));
    }
}
