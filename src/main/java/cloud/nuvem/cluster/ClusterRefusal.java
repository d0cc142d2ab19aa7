package cloud.nuvem.cluster;

import java.util.List;

/** The API server's no to a tenant's request (4xx), in its own words. Nothing was done. */
@SuppressWarnings("serial") // never serialized: it does not leave the process
public final class ClusterRefusal extends ClusterException {

    private final int status;
    private final String reason;
    private final String words;
    private final List<Cause> causes;

    /**
     * One entry of the answer's {@code details.causes}.
     *
     * @param field path in the object; empty when none is named
     */
    public record Cause(String reason, String field, String message) {}

    /**
     * What the API server answered.
     *
     * @param reason Kubernetes' word for it: {@code AlreadyExists}, {@code Forbidden}, {@code Invalid} …
     */
    public ClusterRefusal(int status, String reason, String message, List<Cause> causes) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.words = message;
        this.causes = List.copyOf(causes);
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    /** What the API server said. */
    public String words() {
        return words;
    }

    public List<Cause> causes() {
        return causes;
    }

    public boolean isAbsent() {
        return status == 404;
    }

    public boolean isAlreadyThere() {
        return status == 409 && reason.equals("AlreadyExists");
    }

    public boolean isConflict() {
        return status == 409;
    }

    @Override
    public Blame blame() {
        return Blame.TENANT;
    }
}
