package cloud.nuvem.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Points in time at equal steps, the first and last included. Aligned: a point is a multiple of the step since 1970, so that
 * everybody who looks at the same hour asks for the same points.
 */
public record TimeFrame(Instant from, Instant to, Duration step) {

    /** More do not fit on any screen. */
    public static final int MAX_POINTS = 2_000;

    public static final Duration SHORTEST_STEP = Duration.ofSeconds(15);
    public static final Duration LONGEST = Duration.ofDays(400);

    private static final int WANTED_POINTS = 400;
    private static final int[] STEPS = {30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400
    };

    /** @throws IllegalArgumentException for points that are not aligned, or too many */
    public TimeFrame {
        long seconds = step.toSeconds();
        if (step.compareTo(SHORTEST_STEP) < 0 || step.toNanosPart() != 0) {
            throw new IllegalArgumentException("no step: " + step);
        }
        if (to.isBefore(from) || !isAligned(from, seconds) || !isAligned(to, seconds)) {
            throw new IllegalArgumentException("no frame of " + step + ": " + from + " to " + to);
        }
        if ((to.getEpochSecond() - from.getEpochSecond()) / seconds >= MAX_POINTS) {
            throw new IllegalArgumentException("too many points");
        }
    }

    private static boolean isAligned(Instant at, long step) {
        return at.getNano() == 0 && at.getEpochSecond() % step == 0;
    }

    /** With the step that gives some hundreds of points. */
    public static TimeFrame between(Instant from, Instant to) {
        long length = Math.max(0, Duration.between(from, to).toSeconds());
        int step = Arrays.stream(STEPS)
                .filter(each -> length / each <= WANTED_POINTS)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
        return between(from, to, Duration.ofSeconds(step));
    }

    /** Both ends moved back to the point before them. */
    public static TimeFrame between(Instant from, Instant to, Duration step) {
        return new TimeFrame(floor(from, step), floor(to, step), step);
    }

    /** The stretch of this length that ends now. */
    public static TimeFrame last(Duration length, Instant now) {
        return between(now.minus(length), now);
    }

    /** The last point at or before this moment. */
    public static Instant floor(Instant at, Duration step) {
        long seconds = at.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, step.toSeconds()));
    }

    public int points() {
        return Math.toIntExact((to.getEpochSecond() - from.getEpochSecond()) / step.toSeconds()) + 1;
    }

    public Instant at(int point) {
        return from.plus(step.multipliedBy(point));
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
