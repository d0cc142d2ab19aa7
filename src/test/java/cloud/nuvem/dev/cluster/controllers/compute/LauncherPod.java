package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Quantity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The pod that an instance runs in. */
final class LauncherPod {

    static final String CREATED_BY = "kubevirt.io/created-by";
    static final String MIGRATION = "kubevirt.io/migrationJobUID";

    private static final String IMAGE = "quay.io/kubevirt/virt-launcher:v1.9.0";
    private static final long MEBIBYTE = 1L << 20;
    private static final long FIXED_OVERHEAD = 255 * MEBIBYTE;
    private static final long OVERHEAD_PER_CPU = 8 * MEBIBYTE;
    private static final long PAGE_TABLE_SHARE = 512;

    private LauncherPod() {}

    static ObjectNode of(ObjectNode instance, KubeVirtConfiguration configuration) {
        var pod = Json.object();
        var metadata = Json.child(pod, "metadata");
        metadata.put("generateName", "virt-launcher-" + Json.name(instance) + "-");
        metadata.put("namespace", Json.text(instance, "metadata", "namespace"));
        metadata.set("labels", Json.child(instance, "metadata", "labels").deepCopy());
        Json.child(metadata, "labels")
                .put("kubevirt.io", "virt-launcher")
                .put("vm.kubevirt.io/name", Json.name(instance))
                .put(CREATED_BY, Json.uid(instance));
        Json.child(metadata, "annotations").put("kubevirt.io/domain", Json.name(instance));
        Json.own(pod, instance);
        writeSpec(Json.child(pod, "spec"), instance, configuration);
        return pod;
    }

    private static void writeSpec(ObjectNode spec, ObjectNode instance, KubeVirtConfiguration configuration) {
        spec.put("restartPolicy", "Never");
        spec.put(
                "terminationGracePeriodSeconds",
                Json.number(instance, 30, "spec", "terminationGracePeriodSeconds") + 30);
        spec.set("nodeSelector", Json.child(instance, "spec", "nodeSelector").deepCopy());
        Json.child(spec, "nodeSelector").put("kubevirt.io/schedulable", "true");
        if (Json.has(instance, "spec", "tolerations")) {
            spec.set("tolerations", Json.at(instance, "spec", "tolerations").deepCopy());
        }
        if (Json.has(instance, "spec", "priorityClassName")) {
            spec.set("priorityClassName", Json.at(instance, "spec", "priorityClassName"));
        }
        spec.putArray("readinessGates").addObject().put("conditionType", "kubevirt.io/virtual-machine-unpaused");
        writeContainers(spec, instance, configuration);
        writeVolumes(spec, instance);
    }

    private static void writeContainers(ObjectNode spec, ObjectNode instance, KubeVirtConfiguration configuration) {
        var containers = spec.putArray("containers");
        var compute = containers.addObject().put("name", "compute").put("image", IMAGE);
        var cpus = cpus(instance);
        var guest = Quantity.whole(Json.at(instance, "spec", "domain", "memory", "guest"));
        var memory = guest + guest / PAGE_TABLE_SHARE + FIXED_OVERHEAD + OVERHEAD_PER_CPU * cpus;
        Json.child(compute, "resources", "requests")
                .put("cpu", cpus * 1000 / configuration.cpuAllocationRatio() + "m")
                .put("memory", Quantity.bytes(memory))
                .put("ephemeral-storage", "50M");
        if (isSerialLogged(Json.at(instance, "spec", "domain", "devices"))) {
            spec.putArray("initContainers")
                    .addObject()
                    .put("name", "guest-console-log")
                    .put("image", IMAGE)
                    .put("restartPolicy", "Always");
        }
    }

    /** A machine decides for itself, and without a serial line there is nothing to log. */
    private static boolean isSerialLogged(JsonNode devices) {
        return Json.at(devices, "autoattachSerialConsole").asBoolean(true)
                && Json.at(devices, "logSerialConsole").asBoolean(true);
    }

    static long cpus(ObjectNode instance) {
        return Json.number(instance, 1, "spec", "domain", "cpu", "sockets")
                * Json.number(instance, 1, "spec", "domain", "cpu", "cores")
                * Json.number(instance, 1, "spec", "domain", "cpu", "threads");
    }

    private static void writeVolumes(ObjectNode spec, ObjectNode instance) {
        var volumes = spec.putArray("volumes");
        VolumeState.claims(Json.at(instance, "spec"))
                .distinct()
                .forEach(claim -> volumes.addObject()
                        .put("name", claim)
                        .putObject("persistentVolumeClaim")
                        .put("claimName", claim));
        for (var volume : Json.list(instance, "spec", "volumes")) {
            var name = Json.text(volume, "name");
            secret(spec, name + "-udata", Json.text(volume, "cloudInitNoCloud", "secretRef", "name"));
            secret(spec, name + "-udata", Json.text(volume, "cloudInitConfigDrive", "secretRef", "name"));
            secret(spec, name + "-ndata", Json.text(volume, "cloudInitNoCloud", "networkDataSecretRef", "name"));
            secret(spec, name, Json.text(volume, "secret", "secretName"));
        }
        for (var credential : Json.list(instance, "spec", "accessCredentials")) {
            for (var kind : new String[] {"sshPublicKey", "userPassword"}) {
                var secret = Json.text(credential, kind, "source", "secret", "secretName");
                secret(spec, secret + "-access-cred", secret);
            }
        }
    }

    private static void secret(ObjectNode podSpec, String volume, String secret) {
        if (!secret.isEmpty()) {
            Json.array(podSpec, "volumes")
                    .addObject()
                    .put("name", volume)
                    .putObject("secret")
                    .put("secretName", secret);
        }
    }

    /** The instance that a pod carries. */
    static Key instanceOf(ObjectNode pod) {
        return new Key(Json.text(pod, "metadata", "namespace"), Json.label(pod, "vm.kubevirt.io/name"));
    }
}
