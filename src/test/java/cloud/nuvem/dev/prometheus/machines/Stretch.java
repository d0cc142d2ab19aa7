package cloud.nuvem.dev.prometheus.machines;

import java.util.ArrayList;
import java.util.List;

/**
 * A time in which a machine ran unchanged. Half-open, milliseconds since the epoch.
 *
 * @param born when its process began: counters start there at 0
 * @param worked earlier times in which the same process was not paused
 * @param to {@link #OPEN} while it lasts
 */
record Stretch(Facts facts, boolean paused, long born, List<Span> worked, long from, long to) {

    static final long OPEN = Long.MAX_VALUE;

    /** A time, half-open. */
    record Span(long from, long to) {}

    static Stretch first(Facts facts, boolean paused, long from) {
        return new Stretch(facts, paused, from, List.of(), from, OPEN);
    }

    boolean isOpen() {
        return to == OPEN;
    }

    boolean shows(Facts now, boolean pausedNow) {
        return facts.equals(now) && paused == pausedNow;
    }

    Stretch ended(long at) {
        return new Stretch(facts, paused, born, worked, from, Math.max(from, at));
    }

    /** What follows. On another node another process goes on, whose counters start again. */
    Stretch next(Facts now, boolean pausedNow) {
        if (!now.node().equals(facts.node()) || !now.uid().equals(facts.uid())) {
            return first(now, pausedNow, to);
        }
        var before = new ArrayList<>(worked);
        if (!paused) {
            before.add(new Span(from, to));
        }
        return new Stretch(now, pausedNow, born, List.copyOf(before), to, OPEN);
    }
}
