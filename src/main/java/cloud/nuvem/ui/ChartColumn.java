package cloud.nuvem.ui;

/**
 * One line of a chart, packed for the browser.
 *
 * @param words what the legend calls it
 * @param colour 1 to 8, or {@link #CEILING} for a limit that others are measured against
 */
public record ChartColumn(String words, int colour, double step, String packed) {

    /** Drawn thin and grey: what there is, not what is used. */
    public static final int CEILING = 0;

    public static final int COLOURS = 8;

    /** @param values a gap is {@link Double#NaN} */
    public static ChartColumn of(String words, int colour, double[] values) {
        var packed = PackedNumbers.of(values);
        return new ChartColumn(words, colour, packed.step(), packed.text());
    }
}
