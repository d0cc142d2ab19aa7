package cloud.nuvem.monitoring.ui;

import cloud.nuvem.monitoring.TimeFrame;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which stretch of time a page shows, as its address says it: {@code ?range=6h}, or {@code ?from=…&to=…} in UTC. */
public sealed interface FrameChoice {

    TimeFrame frame(Instant now);

    /** How the address says it. */
    QueryParameters query();

    /** The last hours or days; moves on by itself. */
    enum Range implements FrameChoice {
        H1(Duration.ofHours(1)),
        H6(Duration.ofHours(6)),
        H24(Duration.ofHours(24)),
        D7(Duration.ofDays(7)),
        D30(Duration.ofDays(30));

        private final Duration length;

        Range(Duration length) {
            this.length = length;
        }

        /** {@code 6h}. */
        String id() {
            return name().substring(1) + name().substring(0, 1).toLowerCase(Locale.ROOT);
        }

        @Override
        public TimeFrame frame(Instant now) {
            return TimeFrame.last(length, now);
        }

        @Override
        public QueryParameters query() {
            return QueryParameters.simple(Map.of("range", id()));
        }
    }

    /** A stretch that somebody marked; stays where it is. */
    record Zoom(Instant from, Instant to) implements FrameChoice {

        private static final Duration SHORTEST = Duration.ofMinutes(2);

        @Override
        public TimeFrame frame(Instant now) {
            return TimeFrame.between(from, to);
        }

        @Override
        public QueryParameters query() {
            return QueryParameters.simple(Map.of("from", from.toString(), "to", to.toString()));
        }

        Zoom moved(double lengths) {
            long seconds = Math.round(Duration.between(from, to).toSeconds() * lengths);
            return new Zoom(from.plusSeconds(seconds), to.plusSeconds(seconds));
        }

        /** Around the same middle. */
        Zoom wider() {
            long half = Duration.between(from, to).toSeconds() / 2;
            return new Zoom(from.minusSeconds(half), to.plusSeconds(half));
        }

        /** Within what can be asked for: some minutes at least, not in the future, not before the longest frame. */
        Zoom within(Instant now) {
            var latest = to.isAfter(now) ? now : to;
            var earliest = latest.minus(TimeFrame.LONGEST);
            var begin = from.isBefore(earliest) ? earliest : from;
            return new Zoom(begin.isAfter(latest.minus(SHORTEST)) ? latest.minus(SHORTEST) : begin, latest);
        }
    }

    /** What an address means; anything that means nothing is the last hour. */
    static FrameChoice of(QueryParameters query, Instant now) {
        var from = query.getSingleParameter("from").flatMap(FrameChoice::moment);
        var to = query.getSingleParameter("to").flatMap(FrameChoice::moment);
        if (from.isPresent() && to.isPresent() && from.get().isBefore(to.get())) {
            return new Zoom(from.get(), to.get()).within(now);
        }
        var range = query.getSingleParameter("range").orElse("");
        return Arrays.stream(Range.values())
                .filter(each -> each.id().equals(range))
                .findFirst()
                .orElse(Range.H1);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.length() > 40 ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }
}
