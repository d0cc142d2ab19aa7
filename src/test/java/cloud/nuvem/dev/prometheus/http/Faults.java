package cloud.nuvem.dev.prometheus.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Makes Prometheus misbehave at will, until told otherwise. Safe for use from any thread. */
public final class Faults {

    /** What every request meets. */
    sealed interface Fault {

        record None() implements Fault {}

        record Slow(Duration delay) implements Fault {}

        record Refusal(int status, String errorType, String message) implements Fault {}

        record Cut() implements Fault {}

        record Garbled() implements Fault {}
    }

    private final AtomicReference<Fault> current = new AtomicReference<>(new Fault.None());
    private final Outage outage;

    /** What only the server can do. */
    interface Outage {

        /** Closes all connections and refuses new ones. */
        void down();

        void up();
    }

    Faults(Outage outage) {
        this.outage = outage;
    }

    /** Answers come so much later. */
    public void slow(Duration delay) {
        current.set(new Fault.Slow(delay));
    }

    /** Every request is answered with this status and an error of this type. */
    public void answer(int status, String errorType, String message) {
        current.set(new Fault.Refusal(status, errorType, message));
    }

    /** Takes requests, then closes their connections without a word. */
    public void cutConnections() {
        current.set(new Fault.Cut());
    }

    /** Answers 200 with what is no JSON, as a proxy in between does. */
    public void garble() {
        current.set(new Fault.Garbled());
    }

    /** Nobody listens on the port. */
    public void refuseConnections() {
        outage.down();
    }

    /** Good behaviour again, on the same port. */
    public void reset() {
        current.set(new Fault.None());
        outage.up();
    }

    Fault next() {
        return current.get();
    }
}
