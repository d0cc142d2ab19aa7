package cloud.nuvem.cluster;

/** What can go wrong between us and a cluster, by who must act. */
@SuppressWarnings("serial") // never serialized: it does not leave the process
public abstract sealed class ClusterException extends RuntimeException
        permits ClusterRefusal, ClusterUnavailable, ClusterMisconfigured {

    ClusterException(String message) {
        super(message);
    }

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }

    public abstract Blame blame();

    /** Who must act; for metrics, alerts and support. */
    public enum Blame {
        /** The request asked for something that is not possible or not allowed. */
        TENANT,
        /** The cluster is down, slow or broken. */
        OPERATOR,
        /** Our configuration or code is wrong. */
        US
    }
}
