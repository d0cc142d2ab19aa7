package cloud.nuvem.bench;

import cloud.nuvem.billing.internal.InvoiceSpeed;
import java.util.List;
import java.util.Locale;

/** The month's end for a thousand organizations; PostgreSQL in the same run. */
final class InvoiceBench {

    private static final double OF_THE_FLOOR = 0.5;

    private InvoiceBench() {}

    static List<Figure> run() {
        var end = new InvoiceSpeed().monthEnd();
        double ratio = end.floor() / end.ours();
        return List.of(
                new Figure(
                        String.format(Locale.ROOT, "%,d records to %,d issued invoices", end.records(), end.issued()),
                        String.format(Locale.ROOT, "SQL that sums and inserts: %.1f s", end.floor() / 1e3),
                        String.format(Locale.ROOT, "%.1f s", end.ours() / 1e3),
                        String.format(Locale.ROOT, "%.2f", ratio),
                        "at least 0.5",
                        Figure.Verdict.of(ratio >= OF_THE_FLOOR && end.issued() == end.made())),
                new Figure(
                        "the same month's end again",
                        "",
                        String.format(Locale.ROOT, "%d invoices in %.0f ms", end.madeAgain(), end.again()),
                        "",
                        "changes nothing",
                        Figure.Verdict.of(end.madeAgain() == 0)));
    }
}
