package cloud.nuvem.kernel;

import java.time.Duration;
import java.time.Instant;

/** A half-open stretch of time {@code [from, to)} in UTC. */
public record Period(Instant from, Instant to) {

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("period ends before it begins: " + from + " to " + to);
        }
    }

    public Duration duration() {
        return Duration.between(from, to);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
