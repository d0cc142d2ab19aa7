package cloud.nuvem.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time, as far ahead as a test wants. */
final class MovedClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    void ahead(Duration how) {
        ahead = how;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
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
