package cloud.nuvem.cluster;

import cloud.nuvem.kernel.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cluster cannot be reached, is overloaded, or has not been seen yet. Nothing was done. */
@SuppressWarnings("serial") // never serialized: it does not leave the process
public sealed class ClusterUnavailable extends ClusterException implements Unavailable permits ClusterAnswerLost {

    private final @Nullable Instant lastHeard;

    public ClusterUnavailable(String message) {
        super(message);
        lastHeard = null;
    }

    public ClusterUnavailable(String message, Throwable cause) {
        super(message, cause);
        lastHeard = null;
    }

    /** @param silence how long nothing has been heard of it */
    public ClusterUnavailable(String message, Duration silence) {
        super(message);
        lastHeard = Instant.now().minus(silence);
    }

    @Override
    public Blame blame() {
        return Blame.OPERATOR;
    }

    @Override
    public String code() {
        return "cluster-unavailable";
    }

    @Override
    public Optional<Instant> lastHeard() {
        return Optional.ofNullable(lastHeard);
    }
}
