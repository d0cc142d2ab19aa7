package cloud.nuvem.monitoring.internal;

import org.jspecify.annotations.Nullable;

/** Prometheus gave no answer that can be used. */
@SuppressWarnings("serial") // never serialized: it does not leave the process
final class PrometheusException extends RuntimeException {

    private final boolean down;

    /** @param down it is not well, so that others need not ask for a while; else only this query failed */
    PrometheusException(String message, @Nullable Throwable cause, boolean down) {
        super(message, cause);
        this.down = down;
    }

    boolean isDown() {
        return down;
    }
}
