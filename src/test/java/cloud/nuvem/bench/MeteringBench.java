package cloud.nuvem.bench;

import cloud.nuvem.metering.internal.MeteringSpeed;
import java.util.List;
import java.util.Locale;

/** The meter's minute, the usage page over a year, and a month rated and stored; PostgreSQL in the same run. */
final class MeteringBench {

    private static final double LONGEST_LOOK = 1_000;
    private static final double LONGEST_PAGE = 200;
    private static final double OF_THE_FLOOR = 0.7;

    private MeteringBench() {}

    static List<Figure> run() {
        var speed = new MeteringSpeed();
        var looks = speed.looks();
        var unchanged = new Samples(looks.unchanged());
        var changed = new Samples(looks.hundredChanged());
        var pages = speed.pages();
        var warm = new Samples(pages.warm());
        var sums = speed.sums();
        var floor = new Samples(sums.floor());
        var ours = new Samples(sums.ours());
        double ratio = floor.median() / ours.median();
        return List.of(
                new Figure(
                        "look at 10,000 machines, none changed",
                        "",
                        unchanged.text("ms") + String.format(Locale.ROOT, ", %.1f MB allocated", looks.bytes() / 1e6),
                        "",
                        "under 1 s, one transaction",
                        Figure.Verdict.of(unchanged.at(95) < LONGEST_LOOK)),
                new Figure(
                        "look at 10,000 machines, 100 resized",
                        "",
                        changed.text("ms"),
                        "",
                        "under 1 s, one transaction",
                        Figure.Verdict.of(changed.at(95) < LONGEST_LOOK)),
                new Figure(
                        "usage of 1,000 resources over 12 months",
                        "",
                        warm.text("ms") + String.format(Locale.ROOT, "; first %.0f ms", pages.cold()),
                        "",
                        "p95 under 200 ms",
                        Figure.Verdict.of(warm.at(95) < LONGEST_PAGE)),
                new Figure(
                        "20,000 records rated by day and stored",
                        "SQL that sums and inserts: " + floor.text("ms"),
                        ours.text("ms"),
                        String.format(Locale.ROOT, "%.2f", ratio),
                        "at least 0.7",
                        Figure.Verdict.of(ratio >= OF_THE_FLOOR)));
    }
}
