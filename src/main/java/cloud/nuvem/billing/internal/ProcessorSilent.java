package cloud.nuvem.billing.internal;

import cloud.nuvem.tenancy.Actions;
import java.io.Serial;

/** The processor did not answer, or not to the point: it may have done what was asked. */
final class ProcessorSilent extends RuntimeException implements Actions.OutcomeUnknown {

    @Serial
    private static final long serialVersionUID = 1;

    ProcessorSilent(Throwable cause) {
        super("The payment processor did not answer", cause);
    }
}
