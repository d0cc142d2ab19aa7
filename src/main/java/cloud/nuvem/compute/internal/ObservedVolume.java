package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterObject.Condition;
import cloud.nuvem.cluster.Labels;
import cloud.nuvem.kernel.DataSize;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a {@code DataVolume}, or of a claim that none made.
 *
 * @param owner name of the machine that owns it; empty when it stands alone
 * @param ownedByVolume a claim made for a data volume: the same thing twice
 * @param progress as CDI writes it: {@code 42.50%}, {@code N/A}
 * @param failure of condition Running when the transfer failed; null without one
 */
record ObservedVolume(
        String namespace,
        String name,
        String uid,
        String phase,
        String progress,
        String type,
        @Nullable DataSize size,
        String owner,
        String ownerUid,
        boolean ownedByVolume,
        boolean deletionProtection,
        @Nullable Condition failure) {

    /** Room that CDI borrows while it imports: it goes by itself and is nobody's. */
    boolean isScratch() {
        return name.startsWith("prime-") || name.endsWith("-scratch");
    }

    static ObservedVolume ofDataVolume(ClusterObject volume) {
        var request = volume.at("/spec/storage").isMissingNode() ? "/spec/pvc" : "/spec/storage";
        return of(
                volume,
                request,
                volume.text("/status/progress"),
                volume.condition("Running")
                        .filter(running -> !running.isTrue() && running.reason().equals("Error"))
                        .orElse(null));
    }

    static ObservedVolume ofClaim(ClusterObject claim) {
        return of(claim, "/spec", "", null);
    }

    private static ObservedVolume of(
            ClusterObject object, String request, String progress, @Nullable Condition failure) {
        var owner = object.at("/metadata/ownerReferences/0");
        boolean ofMachine = owner.path("kind").asString("").equals("VirtualMachine");
        return new ObservedVolume(
                object.namespace().intern(),
                object.name(),
                object.uid(),
                object.text("/status/phase").intern(),
                progress,
                object.text(request + "/storageClassName").intern(),
                object.size(request + "/resources/requests/storage").orElse(null),
                ofMachine ? owner.path("name").asString("") : "",
                ofMachine ? owner.path("uid").asString("") : "",
                owner.path("kind").asString("").equals("DataVolume"),
                object.label(Labels.PROTECTED).equals("true"),
                failure);
    }
}
