package cloud.nuvem.ui;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * Numbers of a column as the browser gets them: rounded to a decimal step of which the greatest holds at most eight thousand
 * (a screen has fewer rows of dots), each as its difference to the one before, seven bits to a byte, in Base64. Two or three
 * characters for a value instead of the thirty of JSON.
 *
 * @param step what the whole numbers are multiplied with
 * @param text zero is a gap; else zig-zag of the difference, plus one
 */
record PackedNumbers(double step, String text) {

    private static final double FINEST = 8_000;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    /** @param values gaps are not finite */
    static PackedNumbers of(double[] values) {
        double step = step(greatest(values));
        var bytes = new ByteArrayOutputStream(values.length * 2);
        long before = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                long now = Math.round(value / step);
                long difference = now - before;
                write(bytes, ((difference << 1) ^ (difference >> 63)) + 1);
                before = now;
            } else {
                bytes.write(0);
            }
        }
        return new PackedNumbers(step, Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray()));
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while (rest > SEVEN_BITS) {
            bytes.write((int) ((rest & SEVEN_BITS) | MORE));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static double greatest(double[] values) {
        double greatest = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                greatest = Math.max(greatest, Math.abs(value));
            }
        }
        return greatest;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double greatest) {
        if (greatest == 0) {
            return 1;
        }
        double least = greatest / FINEST;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (power * factor >= least) {
                return power * factor;
            }
        }
        return power * 10;
    }
}
