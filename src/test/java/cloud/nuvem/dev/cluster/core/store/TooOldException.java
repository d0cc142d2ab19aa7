package cloud.nuvem.dev.cluster.core.store;

/** The history does not reach back to the version asked for (410). */
@SuppressWarnings("serial")
public final class TooOldException extends RuntimeException {

    TooOldException(long asked, long forgottenUpTo) {
        super("too old resource version: " + asked + " (" + forgottenUpTo + ")");
    }
}
