package cloud.nuvem.dev.cluster.controllers;

import java.time.Duration;

/** How fast the simulated cluster lives: 1.0 is realistic (a boot takes seconds), tests use less. */
public record Pace(double factor) {

    public static final Pace REALISTIC = new Pace(1.0);
    public static final Pace BRISK = new Pace(0.05);

    public Pace {
        if (factor <= 0 || factor > 10) {
            throw new IllegalArgumentException("pace factor out of (0, 10]: " + factor);
        }
    }

    public Duration of(Duration realistic) {
        return Duration.ofNanos(Math.max(1, (long) (realistic.toNanos() * factor)));
    }
}
