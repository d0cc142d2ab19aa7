package cloud.nuvem.ui;

import java.util.Locale;

/**
 * What a chart is about.
 *
 * @param note beside the title: what the numbers are out of, or a sentence
 * @param file name of the file that is offered for download, without ending
 * @param group charts of one group share the cursor
 */
public record ChartTitle(String words, String note, Unit unit, String file, String group) {

    /** What the numbers count; the browser chooses prefix and decimals. */
    public enum Unit {
        PERCENT,
        CPUS,
        BYTES,
        BYTES_PER_SECOND,
        BITS_PER_SECOND,
        PER_SECOND,
        SECONDS;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
