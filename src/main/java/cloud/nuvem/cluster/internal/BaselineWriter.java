package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterMisconfigured;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.internal.BaselineManifests.Wanted;
import java.time.Duration;

/** Writes a project's baseline to one cluster, as the portal itself. Everything is safe to repeat and to do in every replica. */
final class BaselineWriter {

    /** A new role binding acts after some milliseconds, not at once. */
    private static final Duration RIGHTS_ARRIVE_WITHIN = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ApiVerbs verbs;

    BaselineWriter(ApiVerbs verbs) {
        this.verbs = verbs;
    }

    /** A role binding's role cannot be changed (422): another binding takes its place. */
    void apply(Wanted wanted) {
        try {
            applyWhenAllowed(wanted);
        } catch (ClusterRefusal refusal) {
            if (refusal.status() != 422 || !wanted.kind().equals(BaselineManifests.ROLE_BINDING)) {
                throw refusal;
            }
            verbs.find(wanted.kind(), wanted.namespace(), wanted.name())
                    .ifPresent(wrong -> delete(wanted, wrong.uid()));
            applyWhenAllowed(wanted);
        }
    }

    private void applyWhenAllowed(Wanted wanted) {
        long patience = System.nanoTime() + RIGHTS_ARRIVE_WITHIN.toNanos();
        while (true) {
            try {
                verbs.apply(wanted.kind(), wanted.namespace(), wanted.manifest());
                return;
            } catch (ClusterMisconfigured | ClusterRefusal refusal) {
                if (!isAboutRights(refusal) || System.nanoTime() > patience) {
                    throw refusal;
                }
            }
            rest();
        }
    }

    /** Absent is fine. */
    void delete(Wanted wanted, String uid) {
        try {
            verbs.delete(wanted.kind(), wanted.namespace(), wanted.name(), uid);
        } catch (ClusterRefusal refusal) {
            if (!refusal.isAbsent()) {
                throw refusal;
            }
        }
    }

    private static boolean isAboutRights(ClusterException refusal) {
        return refusal instanceof ClusterMisconfigured
                || (refusal instanceof ClusterRefusal refused && refused.status() == 403);
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for rights", stopping);
        }
    }
}
