package cloud.nuvem.kernel;

import java.math.BigDecimal;

/** An amount of memory or storage, in bytes, never negative. People see GiB (2^30 bytes). */
public record DataSize(long bytes) implements Comparable<DataSize> {

    private static final long GIB = 1L << 30;

    public static final DataSize ZERO = new DataSize(0);

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("size is negative: " + bytes);
        }
    }

    /** @throws ArithmeticException beyond 2^63 bytes */
    public static DataSize ofGib(long gib) {
        return new DataSize(Math.multiplyExact(gib, GIB));
    }

    public BigDecimal gib() {
        return BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(GIB));
    }

    /** Whole GiB, rounded up: what a quantity in a manifest is written in. */
    public long gibRoundedUp() {
        return Math.ceilDiv(bytes, GIB);
    }

    public DataSize plus(DataSize other) {
        return new DataSize(Math.addExact(bytes, other.bytes));
    }

    /** Zero when the other is larger. */
    public DataSize minusOrZero(DataSize other) {
        return new DataSize(Math.max(0, bytes - other.bytes));
    }

    public DataSize times(long factor) {
        return new DataSize(Math.multiplyExact(bytes, factor));
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
