package cloud.nuvem.dev.cluster.guest.simulated;

import java.time.Duration;
import java.time.Instant;

/** The machine's clockwork: what passes through it stands still while the machine is paused. */
final class Gate {

    private boolean open = true;

    synchronized void open() {
        open = true;
        notifyAll();
    }

    synchronized void close() {
        open = false;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Waits while the machine is paused. */
    synchronized void pass() throws InterruptedException {
        while (!open) {
            wait();
        }
    }

    /** Waits for a moment that may have passed, and while the machine is paused. */
    void passAt(Instant moment) throws InterruptedException {
        var wait = Duration.between(Instant.now(), moment);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
        pass();
    }
}
