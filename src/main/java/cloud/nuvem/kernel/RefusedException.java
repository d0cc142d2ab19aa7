package cloud.nuvem.kernel;

/**
 * Carries a {@link Refusal} where an answer has no room for one: out of a reading method, or from a door's own check. The
 * doors turn it into the same sentence and code as a refusal that came as a result.
 */
public class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
