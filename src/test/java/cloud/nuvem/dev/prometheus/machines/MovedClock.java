package cloud.nuvem.dev.prometheus.machines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until it is moved. */
final class MovedClock extends Clock {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    void move(Duration onward) {
        now.updateAndGet(instant -> instant.plus(onward));
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
