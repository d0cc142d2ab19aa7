package cloud.nuvem.dev.cluster.controllers.storage;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Quantity;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.Resources.Event;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Gives each claim a volume, at once or when somebody needs it, and lets it grow; takes the volume away with the claim. */
final class VolumeBinder extends Reconciler {

    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
    private static final Duration PROVISIONING = Duration.ofMillis(1500);
    private static final Duration GROWING = Duration.ofSeconds(2);

    VolumeBinder(Surroundings cluster) {
        super(cluster);
        cluster.watches().on(types.claims(), event -> {
            if (event.type() == Event.Type.DELETED) {
                removeVolume(event.object());
            } else {
                enqueue(Key.of(event.object()));
            }
        });
        cluster.watches().on(types.storageClasses(), event -> waitingFor(Json.name(event.object())));
    }

    /** Claims that were made before their class existed. */
    private void waitingFor(String storageClass) {
        resources.list(types.claims(), null).stream()
                .filter(claim -> Json.text(claim, "spec", "storageClassName").equals(storageClass)
                        && !Json.text(claim, "status", "phase").equals("Bound"))
                .forEach(claim -> enqueue(Key.of(claim)));
    }

    @Override
    protected void reconcile(Key key) {
        var found = resources.get(types.claims(), key.namespace(), key.name());
        if (found.isEmpty() || Json.deleting(found.get())) {
            forget(key);
            return;
        }
        var claim = found.get();
        if (Json.text(claim, "status", "phase").equals("Bound")) {
            grow(key, claim);
        } else {
            bind(key, claim);
        }
    }

    private void bind(Key key, ObjectNode claim) {
        var className = Json.text(claim, "spec", "storageClassName");
        var storageClass = resources.get(types.storageClasses(), null, className);
        if (storageClass.isEmpty()) {
            var message = className.isEmpty()
                    ? "no persistent volumes available for this claim and no storage class is set"
                    : "storageclass.storage.k8s.io \"" + className + "\" not found";
            var reason = className.isEmpty() ? "FailedBinding" : "ProvisioningFailed";
            cluster.events().warning(Component.VOLUMES, claim, reason, message);
        } else if (waitsForConsumer(storageClass.get())
                && Json.annotation(claim, SELECTED_NODE).isEmpty()) {
            cluster.events()
                    .normal(
                            Component.VOLUMES,
                            claim,
                            "WaitForFirstConsumer",
                            "waiting for first consumer to be created before binding");
        } else if (elapsed(key, "provision", PROVISIONING)) {
            provision(claim, storageClass.get());
        }
    }

    private static boolean waitsForConsumer(ObjectNode storageClass) {
        return Json.text(storageClass, "volumeBindingMode").equals("WaitForFirstConsumer");
    }

    private void provision(ObjectNode claim, ObjectNode storageClass) {
        var volume = volume(claim, storageClass);
        try {
            resources.create(types.volumes(), volume, Callers.VOLUMES);
        } catch (StatusException refused) {
            if (!refused.reason().equals("AlreadyExists")) {
                throw refused;
            }
        }
        change(claim, current -> {
            Json.child(current, "spec").put("volumeName", Json.name(volume));
            var annotations = Json.child(current, "metadata", "annotations");
            annotations.put("pv.kubernetes.io/bind-completed", "yes");
            annotations.put("volume.kubernetes.io/storage-provisioner", Json.text(storageClass, "provisioner"));
            var status = Json.child(current, "status");
            status.put("phase", "Bound");
            status.set("accessModes", Json.at(current, "spec", "accessModes"));
            Json.child(status, "capacity").set("storage", Json.at(current, "spec", "resources", "requests", "storage"));
        });
        cluster.events()
                .normal(
                        Component.VOLUMES,
                        claim,
                        "ProvisioningSucceeded",
                        "Successfully provisioned volume " + Json.name(volume));
    }

    private static ObjectNode volume(ObjectNode claim, ObjectNode storageClass) {
        var volume = Json.object();
        Json.child(volume, "metadata").put("name", "pvc-" + Json.uid(claim));
        var spec = Json.child(volume, "spec");
        spec.set("accessModes", Json.at(claim, "spec", "accessModes"));
        Json.child(spec, "capacity").set("storage", Json.at(claim, "spec", "resources", "requests", "storage"));
        spec.putObject("claimRef")
                .put("apiVersion", "v1")
                .put("kind", "PersistentVolumeClaim")
                .put("namespace", Json.text(claim, "metadata", "namespace"))
                .put("name", Json.name(claim))
                .put("uid", Json.uid(claim));
        spec.putObject("csi")
                .put("driver", Json.text(storageClass, "provisioner"))
                .put("volumeHandle", Json.uid(claim));
        spec.put("persistentVolumeReclaimPolicy", "Delete").put("storageClassName", Json.name(storageClass));
        spec.set("volumeMode", Json.at(claim, "spec", "volumeMode"));
        return volume;
    }

    private void grow(Key key, ObjectNode claim) {
        var wanted = Json.at(claim, "spec", "resources", "requests", "storage");
        if (Quantity.whole(wanted) > Quantity.whole(Json.at(claim, "status", "capacity", "storage"))
                && elapsed(key, "grow to " + wanted.asString(""), GROWING)) {
            change(
                    claim,
                    current -> Json.child(current, "status", "capacity")
                            .set("storage", Json.at(current, "spec", "resources", "requests", "storage")));
            resources.change(
                    types.volumes(),
                    null,
                    Json.text(claim, "spec", "volumeName"),
                    volume -> Json.child(volume, "spec", "capacity").set("storage", wanted),
                    Callers.VOLUMES);
            cluster.events().normal(Component.VOLUMES, claim, "VolumeResizeSuccessful", "Resize volume succeeded");
        }
    }

    private void removeVolume(ObjectNode claim) {
        var volume = Json.text(claim, "spec", "volumeName");
        if (!volume.isEmpty()) {
            resources.delete(types.volumes(), null, volume, Callers.VOLUMES);
        }
    }

    private void change(ObjectNode claim, Consumer<ObjectNode> change) {
        cluster.change(types.claims(), claim, change, Callers.VOLUMES);
    }
}
