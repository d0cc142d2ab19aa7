package cloud.nuvem.tenancy;

import cloud.nuvem.kernel.RefusedException;

/**
 * Carries a {@link Denied} out of a reading method, whose answer has no room for a refusal. The doors turn it into the
 * not-found or not-allowed page, or the problem with the same code.
 */
public final class DeniedException extends RefusedException {

    private final transient Denied denied;

    public DeniedException(Denied denied) {
        super(denied);
        this.denied = denied;
    }

    public Denied denied() {
        return denied;
    }
}
