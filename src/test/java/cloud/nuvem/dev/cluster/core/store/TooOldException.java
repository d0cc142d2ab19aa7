package cloud.nuvem.dev.cluster.core.store;

/** The history does not reach back to the version asked for (410). */
@SuppressWarnings("serial")
public final class TooOldException extends RuntimeException {

    private final String sentence;

    TooOldException(long asked, long forgottenUpTo) {
        this.sentence = "too old resource version: " + asked + " (" + forgottenUpTo + ")";
    }

    /** In the words of a real server. */
    public String sentence() {
        return sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
