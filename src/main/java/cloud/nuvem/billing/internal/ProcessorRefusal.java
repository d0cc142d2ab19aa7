package cloud.nuvem.billing.internal;

import java.io.Serial;

/** The processor did nothing: it is busy, or what was asked was wrong. */
final class ProcessorRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean busy;

    ProcessorRefusal(Throwable cause, boolean busy) {
        super("The payment processor refused: " + cause.getMessage(), cause);
        this.busy = busy;
    }

    /** Whether the same may be asked later. */
    boolean isBusy() {
        return busy;
    }
}
