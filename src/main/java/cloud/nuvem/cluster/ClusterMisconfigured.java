package cloud.nuvem.cluster;

/** The API server does not accept us, or the portal's own account lacks a right it needs: ours to mend. Nothing was done. */
@SuppressWarnings("serial") // never serialized: it does not leave the process
public final class ClusterMisconfigured extends ClusterException {

    public ClusterMisconfigured(String message) {
        super(message);
    }

    @Override
    public Blame blame() {
        return Blame.US;
    }
}
