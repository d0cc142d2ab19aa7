package cloud.nuvem.tenancy;

/**
 * Carries a {@link Denied} out of a reading method, whose answer has no room for a refusal. The doors turn it into the
 * not-found or not-allowed page, or the problem with the same code.
 */
@SuppressWarnings("serial") // never serialized: it does not leave the process
public final class DeniedException extends RuntimeException {

    private final Denied denied;

    public DeniedException(Denied denied) {
        super(denied.code());
        this.denied = denied;
    }

    public Denied denied() {
        return denied;
    }
}
