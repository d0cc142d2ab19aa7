package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SplittingAmountsTests {

    @Test
    void givesTheRestToTheLargestRemainders() {
        var parts =
                Apportionment.split(new BigDecimal("1.00"), List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE), 2);

        assertThat(parts).containsExactly(new BigDecimal("0.34"), new BigDecimal("0.33"), new BigDecimal("0.33"));
    }

    @Property
    void addsUpToTheWhole(
            @ForAll @IntRange(max = 100_000_000) int cents,
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 1_000_000) Integer> weights) {
        var total = BigDecimal.valueOf(cents, 2);
        var parts = Apportionment.split(
                total, weights.stream().map(BigDecimal::valueOf).toList(), 2);

        assertThat(parts).hasSameSizeAs(weights).allMatch(part -> part.signum() >= 0);
        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
        long sum = weights.stream().mapToLong(Integer::longValue).sum();
        for (int i = 0; i < parts.size() && sum > 0; i++) {
            var exact = cents * (double) weights.get(i) / sum;
            assertThat(parts.get(i).movePointRight(2).doubleValue()).isBetween(exact - 1.0001, exact + 1.0001);
        }
    }
}
