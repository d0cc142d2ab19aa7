package cloud.nuvem.dev;

import cloud.nuvem.dev.cluster.ClusterTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The embedded world's time: the machine's own until somebody turns it forward, never back. The portal and the cluster go by it;
 * sign-in, browsers and graphs stay with the machine's.
 */
public final class WorldClock extends Clock {

    private final @Nullable Path file;
    private final AtomicReference<Duration> ahead;

    private WorldClock(@Nullable Path file, Duration ahead) {
        this.file = file;
        this.ahead = new AtomicReference<>(ahead);
        ClusterTime.beAhead(ahead);
    }

    /** Turned as far as it was when the world was stopped. */
    public static WorldClock keptIn(Path folder) {
        var file = folder.resolve("clock");
        try {
            return new WorldClock(
                    file,
                    Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Duration ahead() {
        return ahead.get();
    }

    /** @throws IllegalArgumentException for a step back: what is metered and numbered cannot be taken back */
    public void turn(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time is turned forward only");
        }
        var now = ahead.accumulateAndGet(step, Duration::plus);
        ClusterTime.beAhead(now);
        if (file != null) {
            try {
                Files.writeString(file, now.toString());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** To the next midnight (UTC). */
    public void turnToTomorrow() {
        var now = instant();
        turn(Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)));
    }

    /** To the first minutes of the next month (UTC), when the traffic of the last hour is settled and an invoice can be made. */
    public void turnToMonthEnd() {
        var now = instant();
        var next = YearMonth.from(now.atOffset(ZoneOffset.UTC)).plusMonths(1);
        turn(Duration.between(
                now, next.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(300)));
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
