package cloud.nuvem.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedNumbersTests {

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.003, 1, 99.5, 4.2e6, 8.3e9, 1e15})
    void loseLessThanAScreenCouldShow(double size) {
        var random = new Random(7);
        var values = IntStream.range(0, 400)
                .mapToDouble(point -> point % 17 == 3 ? Double.NaN : size * random.nextDouble(-1, 1))
                .toArray();
        var packed = PackedNumbers.of(values);
        var read = read(packed);

        assertThat(read).hasSize(values.length);
        for (int point = 0; point < values.length; point++) {
            if (Double.isNaN(values[point])) {
                assertThat(read.get(point)).isNaN();
            } else {
                assertThat(read.get(point)).isCloseTo(values[point], within(size / 3_000));
            }
        }
    }

    @Test
    void takeThreeCharactersForAValueAtMost() {
        var random = new Random(7);
        var noise = random.doubles(1_000, 0, 1e9).toArray();

        assertThat(PackedNumbers.of(noise).text().length()).isLessThanOrEqualTo(2_700);
    }

    @Test
    void knowNothingAndZeroApart() {
        assertThat(read(PackedNumbers.of(new double[] {0, Double.NaN, 0}))).containsExactly(0.0, Double.NaN, 0.0);
        assertThat(read(PackedNumbers.of(new double[0]))).isEmpty();
    }

    private static List<Double> read(PackedNumbers packed) {
        var bytes = Base64.getDecoder().decode(packed.text());
        List<Double> values = new ArrayList<>();
        long before = 0;
        for (int at = 0; at < bytes.length; at++) {
            long code = bytes[at] & 0x7f;
            for (int shift = 7; bytes[at] < 0; shift += 7) {
                code |= (long) (bytes[++at] & 0x7f) << shift;
            }
            if (code == 0) {
                values.add(Double.NaN);
                continue;
            }
            long zigzag = code - 1;
            before += zigzag >>> 1 ^ -(zigzag & 1);
            values.add(before * packed.step());
        }
        return values;
    }
}
