package cloud.nuvem.dev.cluster.controllers.compute;

/** Why a machine cannot become what it should be: its Failure condition. */
final class SyncFailure extends Exception {
    private static final long serialVersionUID = 1;

    static final String FAILED_CREATE = "FailedCreate";

    private final String reason;

    SyncFailure(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
