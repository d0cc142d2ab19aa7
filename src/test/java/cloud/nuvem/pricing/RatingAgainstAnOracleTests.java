package cloud.nuvem.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Row 24 of the list of faults: no drift. A hundred thousand records in every build, ten million with
 * {@code -Dnuvem.rating.records=10000000}.
 */
class RatingAgainstAnOracleTests {

    private static final long RECORDS = Long.getLong("nuvem.rating.records", 100_000);
    private static final int SHARES = 8;

    @Test
    void differsByNothing() {
        var shares = IntStream.range(0, SHARES)
                .parallel()
                .mapToObj(RatingAgainstAnOracleTests::share)
                .toList();

        assertThat(shares).extracting(Share::difference).containsOnly(BigInteger.ZERO);
        assertThat(shares.stream().mapToLong(Share::records).sum()).isGreaterThanOrEqualTo(RECORDS);
        assertThat(shares).allMatch(share -> share.charged().signum() > 0);
    }

    /** @param difference sum of absolute differences, in cents */
    private record Share(long records, BigInteger charged, BigInteger difference) {}

    private static Share share(int seed) {
        var lines = new RandomUsage(new SplittableRandom(seed));
        long records = 0;
        var charged = BigInteger.ZERO;
        var difference = BigInteger.ZERO;
        while (records < RECORDS / SHARES + 1) {
            var line = lines.line();
            var cents = Rating.rate(line.usage(), line.prices())
                    .amount()
                    .amount()
                    .movePointRight(2)
                    .toBigIntegerExact();
            difference = difference.add(cents.subtract(RatingOracle.cents(line.usage(), line.prices()))
                    .abs());
            charged = charged.add(cents);
            records += line.usage().periods().size();
        }
        return new Share(records, charged, difference);
    }
}
