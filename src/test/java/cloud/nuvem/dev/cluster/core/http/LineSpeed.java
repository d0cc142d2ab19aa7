package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.http.Faults.Fault;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How fast one direction of a connection is.
 *
 * @param bytesPerSecond 0 for dead, {@link Integer#MAX_VALUE} for as fast as it goes
 */
record LineSpeed(int bytesPerSecond) {

    static LineSpeed under(Optional<Fault> fault) {
        return new LineSpeed(
                fault.isPresent() && fault.get() instanceof Fault.Throttle throttle
                        ? throttle.bytesPerSecond()
                        : Integer.MAX_VALUE);
    }

    boolean isDead() {
        return bytesPerSecond == 0;
    }

    /** How many of these bytes may go in one piece. */
    int piece(int wanted) {
        return bytesPerSecond == Integer.MAX_VALUE ? wanted : Math.min(wanted, Math.max(1, bytesPerSecond / 10));
    }

    /** Takes the time that so many bytes take. */
    void pass(int bytes) throws InterruptedException {
        if (bytesPerSecond != Integer.MAX_VALUE) {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond);
        }
    }
}
