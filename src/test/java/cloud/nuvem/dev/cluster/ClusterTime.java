package cloud.nuvem.dev.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** What time objects of the cluster are stamped with: the machine's own, or ahead of it where the world's clock was turned. */
public final class ClusterTime extends Clock {

    private static final ClusterTime CLOCK = new ClusterTime();

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private ClusterTime() {}

    public static Clock clock() {
        return CLOCK;
    }

    /** Time goes on from there. */
    public static void beAhead(Duration ahead) {
        CLOCK.ahead.set(ahead);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
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
