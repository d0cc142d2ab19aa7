package cloud.nuvem.cluster;

import cloud.nuvem.tenancy.Actions;

/** A write was sent and its answer never came: it may have been carried out. */
@SuppressWarnings("serial") // never serialized: it does not leave the process
public final class ClusterAnswerLost extends ClusterUnavailable implements Actions.OutcomeUnknown {

    public ClusterAnswerLost(String message) {
        super(message);
    }

    public ClusterAnswerLost(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "cluster-answer-lost";
    }
}
