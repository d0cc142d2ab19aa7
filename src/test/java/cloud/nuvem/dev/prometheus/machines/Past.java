package cloud.nuvem.dev.prometheus.machines;

import cloud.nuvem.dev.prometheus.machines.Stretch.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** When a demo machine ran before the world began: most of the time, with the breaks that machines of its kind have. */
final class Past {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long REBOOT = Duration.ofMinutes(4).toMillis();
    private static final int DAYS = 30;

    private final Stretch known;
    private final long until;

    /**
     * @param known what is known of it
     * @param until when it was really started
     */
    Past(Stretch known, long until) {
        this.known = known;
        this.until = until - REBOOT;
    }

    List<Stretch> stretches() {
        var spans = spans();
        return IntStream.range(0, spans.size())
                .mapToObj(i -> Stretch.first(
                                known.facts().settled("past-" + i),
                                false,
                                spans.get(i).from())
                        .ended(spans.get(i).to()))
                .toList();
    }

    private List<Span> spans() {
        var name = known.facts().name();
        if (name.startsWith("ci")) {
            return officeHours();
        }
        if (name.startsWith("cache")) {
            return List.of(new Span(daysAgo(11), until));
        }
        if (name.startsWith("worker")) {
            return List.of(new Span(daysAgo(DAYS), daysAgo(9)), new Span(daysAgo(6) + 5 * HOUR, until));
        }
        var seed = Noise.seed(known.facts().character(), "past");
        var rebooted = daysAgo(3) - (long) (Noise.at(seed, 1) * 20 * DAY);
        return List.of(new Span(daysAgo(DAYS), rebooted), new Span(rebooted + REBOOT, until));
    }

    /** Workdays from 7 to 19, UTC. */
    private List<Span> officeHours() {
        var spans = new ArrayList<Span>();
        for (int days = DAYS; days >= 0; days--) {
            var midnight = daysAgo(days) - Math.floorMod(daysAgo(days), DAY);
            var weekday = Instant.ofEpochMilli(midnight).atZone(ZoneOffset.UTC).getDayOfWeek();
            var span = new Span(midnight + 7 * HOUR, Math.min(midnight + 19 * HOUR, until));
            if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && span.from() < span.to()) {
                spans.add(span);
            }
        }
        return spans;
    }

    private long daysAgo(int days) {
        return until - days * DAY;
    }
}
