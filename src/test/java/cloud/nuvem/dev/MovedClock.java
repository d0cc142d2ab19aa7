package cloud.nuvem.dev;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until it is moved, forward or back. */
public final class MovedClock extends Clock {

    private final AtomicReference<Instant> now;

    public MovedClock(Instant begin) {
        now = new AtomicReference<>(begin);
    }

    /** Begins at the real time, as precisely as the database keeps it. */
    public MovedClock() {
        this(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    public void to(Instant moment) {
        now.set(moment);
    }

    public void by(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
