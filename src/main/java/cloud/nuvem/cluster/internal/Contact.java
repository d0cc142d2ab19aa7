package cloud.nuvem.cluster.internal;

import java.time.Duration;

/** When a cluster was last heard. Monotonic: a clock set back makes nothing younger. */
final class Contact {

    private volatile long heardAt = System.nanoTime();

    /** A moment to give to {@link #heard(long)} once an answer to something sent then has come. */
    static long now() {
        return System.nanoTime();
    }

    void heard() {
        heard(now());
    }

    void heard(long asOf) {
        if (asOf - heardAt > 0) {
            heardAt = asOf;
        }
    }

    Duration age() {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - heardAt));
    }
}
