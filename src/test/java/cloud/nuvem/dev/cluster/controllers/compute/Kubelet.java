package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.Resources.Event;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the pods that have a node: waits for what they mount, gives them an address. */
final class Kubelet extends Reconciler {

    private static final Duration PULLING = Duration.ofSeconds(2);
    private static final Duration MOUNT_RETRY = Duration.ofSeconds(2);

    private final PodAddresses addresses = new PodAddresses();

    Kubelet(Surroundings cluster) {
        super(cluster);
        cluster.watches().on(types.pods(), this::onPod);
    }

    private void onPod(Event event) {
        var address = Json.text(event.object(), "status", "podIP");
        if (event.type() == Event.Type.DELETED) {
            if (!address.isEmpty()) {
                addresses.release(address);
            }
        } else if (!address.isEmpty()) {
            addresses.take(address);
        } else if (!Json.text(event.object(), "spec", "nodeName").isEmpty()) {
            enqueue(Key.of(event.object()));
        }
    }

    @Override
    protected void reconcile(Key key) {
        var found = resources.get(types.pods(), key.namespace(), key.name());
        if (found.isEmpty() || !Json.text(found.get(), "status", "podIP").isEmpty()) {
            forget(key);
            return;
        }
        var pod = found.get();
        var missing = missingSecret(pod);
        if (missing.isPresent()) {
            cluster.events().warning(Component.KUBELET, pod, "FailedMount", missing.get());
            enqueueAfter(key, MOUNT_RETRY);
        } else if (elapsed(key, "pull", PULLING)) {
            run(key);
        }
    }

    private Optional<String> missingSecret(ObjectNode pod) {
        var namespace = Json.text(pod, "metadata", "namespace");
        return Json.list(pod, "spec", "volumes").stream()
                .filter(volume -> Json.has(volume, "secret") && !Json.flag(volume, "secret", "optional"))
                .filter(volume -> resources
                        .get(types.secrets(), namespace, Json.text(volume, "secret", "secretName"))
                        .isEmpty())
                .findFirst()
                .map(volume -> "MountVolume.SetUp failed for volume \"%s\" : secret \"%s\" not found"
                        .formatted(Json.text(volume, "name"), Json.text(volume, "secret", "secretName")));
    }

    private void run(Key key) {
        var address = addresses.allocate();
        var changed = resources.change(
                types.pods(), key.namespace(), key.name(), pod -> start(pod, address), Callers.KUBELET);
        if (changed.isEmpty()) {
            addresses.release(address);
        }
    }

    private static void start(ObjectNode pod, String address) {
        var now = Json.now();
        var status = Json.child(pod, "status");
        status.put("phase", "Running")
                .put("podIP", address)
                .put("startTime", now)
                .put("qosClass", "Burstable");
        status.putArray("podIPs").addObject().put("ip", address);
        containers(pod, "containers", status.putArray("containerStatuses"), now);
        if (!Json.list(pod, "spec", "initContainers").isEmpty()) {
            containers(pod, "initContainers", status.putArray("initContainerStatuses"), now);
        }
        for (var type : new String[] {"PodReadyToStartContainers", "Initialized", "ContainersReady", "Ready"}) {
            Conditions.set(pod, new Condition(type, "True", "", ""));
        }
        if (!Json.label(pod, LauncherPod.CREATED_BY).isEmpty()) {
            Conditions.set(
                    pod,
                    new Condition(
                            "kubevirt.io/virtual-machine-unpaused",
                            "True",
                            "NotPaused",
                            "the virtual machine is not paused"));
        }
    }

    private static void containers(ObjectNode pod, String kind, ArrayNode statuses, String now) {
        for (var container : Json.list(pod, "spec", kind)) {
            var image = Json.text(container, "image");
            var shown = statuses.addObject()
                    .put("name", Json.text(container, "name"))
                    .put("ready", true)
                    .put("started", true)
                    .put("restartCount", 0)
                    .put("image", image)
                    .put("imageID", image);
            Json.child(shown, "state", "running").put("startedAt", now);
        }
    }
}
