package cloud.nuvem.dev.prometheus.promql;

/**
 * Where the generations of Prometheus differ.
 *
 * @param leftOpen the first moment of a range or of the look-back does not belong to it
 * @param zeroAfterThreshold the rule that a counter is not extrapolated below zero comes after the one about the range's start
 */
public record Rules(boolean leftOpen, boolean zeroAfterThreshold) {

    /** Prometheus 3. */
    public static final Rules CURRENT = new Rules(true, true);

    /** Prometheus 2, as in stable distributions. */
    public static final Rules TWO = new Rules(false, false);
}
