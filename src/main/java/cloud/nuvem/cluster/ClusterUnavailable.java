package cloud.nuvem.cluster;

import cloud.nuvem.kernel.Unavailable;

/** The cluster cannot be reached, is overloaded, or has not been seen yet. Nothing was done. */
@SuppressWarnings("serial") // never serialized: it does not leave the process
public sealed class ClusterUnavailable extends ClusterException implements Unavailable permits ClusterAnswerLost {

    public ClusterUnavailable(String message) {
        super(message);
    }

    public ClusterUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Blame blame() {
        return Blame.OPERATOR;
    }

    @Override
    public String code() {
        return "cluster-unavailable";
    }
}
