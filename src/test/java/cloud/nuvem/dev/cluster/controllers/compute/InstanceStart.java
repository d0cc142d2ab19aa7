package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** From a pending instance to its launcher pod, when its volumes allow. */
final class InstanceStart {

    /** Tells the volume binder that somebody needs the volume now. */
    static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    private final Surroundings cluster;
    private final LauncherPods pods;

    InstanceStart(Surroundings cluster, LauncherPods pods) {
        this.cluster = cluster;
        this.pods = pods;
    }

    void attempt(ObjectNode instance) {
        var namespace = Json.text(instance, "metadata", "namespace");
        var volumes = VolumeState.of(cluster.resources(), cluster.types(), namespace, Json.at(instance, "spec"));
        if (!volumes.absent().isEmpty()) {
            reportAbsent(instance, volumes.absent());
        } else if (volumes.unbound()) {
            claimVolumes(instance, namespace);
        } else if (!volumes.provisioning() && !volumes.failed()) {
            createPod(instance);
        }
    }

    private void reportAbsent(ObjectNode instance, List<String> absent) {
        var message = "failed to render launch manifest: didn't find PVC " + absent.getFirst();
        cluster.events().warning(Component.INSTANCES, instance, "FailedPvcNotFound", message);
        change(instance, current -> {
            Conditions.set(current, new Condition("Synchronized", "False", "FailedPvcNotFound", message));
            Conditions.set(current, new Condition("PodScheduled", "False", "Unschedulable", message));
        });
    }

    private void claimVolumes(ObjectNode instance, String namespace) {
        change(instance, current -> Conditions.set(current, new Condition("Provisioning", "True", "", "")));
        VolumeState.claims(Json.at(instance, "spec"))
                .forEach(claim -> cluster.resources()
                        .change(
                                cluster.types().claims(),
                                namespace,
                                claim,
                                pvc -> {
                                    if (Json.annotation(pvc, SELECTED_NODE).isEmpty()) {
                                        Json.child(pvc, "metadata", "annotations")
                                                .put(SELECTED_NODE, "any");
                                    }
                                },
                                Callers.KUBEVIRT));
    }

    private void createPod(ObjectNode instance) {
        var manifest = LauncherPod.of(instance, KubeVirtConfiguration.of(cluster));
        try {
            var pod = cluster.resources().create(cluster.types().pods(), manifest, Callers.KUBEVIRT);
            pods.created(pod);
            cluster.events()
                    .normal(
                            Component.INSTANCES,
                            instance,
                            "SuccessfulCreate",
                            "Created virtual machine pod " + Json.name(pod));
        } catch (StatusException refused) {
            var message = "Error creating pod: " + refused.getMessage();
            cluster.events().warning(Component.INSTANCES, instance, "FailedCreate", message);
            change(
                    instance,
                    current -> Conditions.set(
                            current,
                            new Condition(
                                    "Synchronized",
                                    "False",
                                    "FailedCreate",
                                    "failed to create virtual machine pod: " + refused.getMessage())));
            throw refused;
        }
    }

    private void change(ObjectNode instance, Consumer<ObjectNode> change) {
        cluster.change(cluster.types().instances(), instance, change, Callers.KUBEVIRT);
    }
}
