package cloud.nuvem.dev.cluster.controllers;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The cluster as its provider has furnished it: nodes, storage, KubeVirt, the published catalogue. Planting twice is fine. */
public final class SeedObjects {

    /**
     * The hosts.
     *
     * @param count how many
     * @param cpus whole CPUs of each
     * @param memory quantity of each, for example {@code 64Gi}
     * @param pods how many pods each carries
     */
    public record Hosts(int count, int cpus, String memory, int pods) {

        /** Small enough that customers can run out of room. */
        public static final Hosts THREE = new Hosts(3, 16, "64Gi", 250);

        /** Room for ten thousand machines. */
        public static final Hosts VAST = new Hosts(3, 4_000, "64Ti", 20_000);
    }

    private final Resources resources;
    private final Map<String, ResourceType> types;

    /** @param served every kind of the cluster */
    public SeedObjects(Resources resources, List<ResourceType> served) {
        this.resources = resources;
        this.types = served.stream()
                .collect(Collectors.toMap(type -> type.apiVersion() + "/" + type.kind(), Function.identity()));
    }

    public void plant(Hosts hosts) {
        Stream.concat(
                        Stream.concat(Json.documents("/cluster/seeds/platform.yaml").stream(), nodes(hosts)),
                        new Catalogue(Json.documents("/cluster/seeds/catalogue.yaml")
                                        .getFirst())
                                .objects())
                .forEach(this::plant);
    }

    private void plant(ObjectNode object) {
        var type = types.get(Json.text(object, "apiVersion") + "/" + Json.text(object, "kind"));
        if (type == null) {
            throw new IllegalArgumentException("not served: " + object);
        }
        var namespace = type.namespaced() ? Json.text(object, "metadata", "namespace") : null;
        if (resources.get(type, namespace, Json.name(object)).isPresent()) {
            return;
        }
        var status = object.path("status");
        resources.create(type, object.deepCopy(), Callers.SEEDS);
        if (status.isObject()) {
            resources.change(
                    type,
                    namespace,
                    Json.name(object),
                    stored -> stored.set("status", status.deepCopy()),
                    Callers.SEEDS);
        }
    }

    private static Stream<ObjectNode> nodes(Hosts hosts) {
        return Stream.iterate(1, number -> number + 1).limit(hosts.count()).map(number -> node(hosts, number));
    }

    private static ObjectNode node(Hosts hosts, int number) {
        var node = Json.object().put("apiVersion", "v1").put("kind", "Node");
        var name = "node" + number;
        Json.child(node, "metadata").put("name", name);
        Json.child(node, "metadata", "labels")
                .put("kubernetes.io/hostname", name)
                .put("kubernetes.io/arch", "amd64")
                .put("kubernetes.io/os", "linux")
                .put("kubevirt.io/schedulable", "true")
                .put("topology.kubernetes.io/zone", "zone-" + number);
        Json.child(node, "spec").put("podCIDR", "10.244." + number + ".0/24");
        var status = Json.child(node, "status");
        for (var amount : new String[] {"capacity", "allocatable"}) {
            Json.child(status, amount)
                    .put("cpu", String.valueOf(hosts.cpus()))
                    .put("memory", hosts.memory())
                    .put("pods", String.valueOf(hosts.pods()))
                    .put("ephemeral-storage", "500Gi");
        }
        status.putArray("addresses")
                .addObject()
                .put("type", "InternalIP")
                .put("address", "192.168.100." + (10 + number));
        Json.child(status, "nodeInfo")
                .put("architecture", "amd64")
                .put("kubeletVersion", "v1.36.2")
                .put("operatingSystem", "linux")
                .put("osImage", "Debian GNU/Linux 13 (trixie)")
                .put("kernelVersion", "6.12.48+deb13-amd64")
                .put("containerRuntimeVersion", "containerd://2.2.1");
        Conditions.set(node, new Condition("Ready", "True", "KubeletReady", "kubelet is posting ready status"));
        return node;
    }

    /** The published catalogue, spelled out. */
    private record Catalogue(JsonNode text) {

        private static final String IMAGES = "nuvem-images";
        private static final String DEFAULT_TYPE = "u1.medium";

        Stream<ObjectNode> objects() {
            return Stream.of(
                            Json.list(text, "instanceTypes").stream().map(this::instanceType),
                            Json.list(text, "preferences").stream().map(Catalogue::preference),
                            Json.list(text, "images").stream()
                                    .flatMap(image -> Stream.of(claim(image), dataSource(image))))
                    .flatMap(Function.identity());
        }

        private ObjectNode instanceType(ObjectNode entry) {
            var type = published("instancetype.kubevirt.io/v1beta1", "VirtualMachineClusterInstancetype", entry);
            var series = Json.list(text, "series").stream()
                    .filter(candidate -> Json.text(candidate, "name").equals(Json.text(entry, "series")))
                    .findFirst()
                    .orElseThrow();
            Json.child(type, "metadata", "labels").put("nuvem.cloud/series", Json.text(entry, "series"));
            Json.child(type, "metadata", "annotations")
                    .put("nuvem.cloud/display-name", Json.text(entry, "name"))
                    .put("nuvem.cloud/series-name", Json.text(series, "title"))
                    .put("nuvem.cloud/description", Json.text(series, "description"));
            Json.child(type, "spec", "cpu").put("guest", Json.number(entry, 1, "cpu"));
            Json.child(type, "spec", "memory").put("guest", Json.text(entry, "memory"));
            return type;
        }

        private static ObjectNode preference(ObjectNode entry) {
            var preference = published("instancetype.kubevirt.io/v1beta1", "VirtualMachineClusterPreference", entry);
            Json.child(preference, "metadata", "annotations")
                    .put("nuvem.cloud/display-name", Json.text(entry, "title"));
            var devices = Json.child(preference, "spec", "devices");
            devices.put("preferredDiskBus", "virtio").put("preferredInterfaceModel", "virtio");
            devices.putObject("preferredRng");
            Json.child(preference, "spec", "cpu").put("preferredCPUTopology", "sockets");
            return preference;
        }

        private static ObjectNode dataSource(ObjectNode image) {
            var source = published("cdi.kubevirt.io/v1beta1", "DataSource", image);
            Json.child(source, "metadata").put("namespace", IMAGES);
            Json.child(source, "metadata", "labels").setAll(references(image));
            Json.child(source, "metadata", "labels")
                    .put("nuvem.cloud/family", Json.text(image, "family"))
                    .put("nuvem.cloud/version", Json.text(image, "version"));
            Json.child(source, "metadata", "annotations")
                    .put("nuvem.cloud/display-name", Json.text(image, "title"))
                    .put("nuvem.cloud/minimum-disk", Json.text(image, "disk"))
                    .put("nuvem.cloud/default-user", Json.text(image, "user"));
            Json.child(source, "spec", "source", "pvc").put("namespace", IMAGES).put("name", Json.text(image, "name"));
            Json.child(source, "status", "source", "pvc")
                    .put("namespace", IMAGES)
                    .put("name", Json.text(image, "name"));
            Conditions.set(source, new Condition("Ready", "True", "Ready", "DataSource is ready to be consumed"));
            return source;
        }

        private static ObjectNode claim(ObjectNode image) {
            var claim = Json.object().put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
            Json.child(claim, "metadata").put("name", Json.text(image, "name")).put("namespace", IMAGES);
            Json.child(claim, "metadata", "labels").setAll(references(image));
            var spec = Json.child(claim, "spec")
                    .put("storageClassName", "standard")
                    .put("volumeMode", "Block");
            spec.putArray("accessModes").add("ReadWriteMany");
            Json.child(spec, "resources", "requests").put("storage", Json.text(image, "disk"));
            return claim;
        }

        private static ObjectNode references(ObjectNode image) {
            var type = Json.text(image, "instanceType");
            return Json.object()
                    .put("instancetype.kubevirt.io/default-instancetype", type.isEmpty() ? DEFAULT_TYPE : type)
                    .put("instancetype.kubevirt.io/default-preference", Json.text(image, "preference"));
        }

        private static ObjectNode published(String api, String kind, ObjectNode entry) {
            var object = Json.object().put("apiVersion", api).put("kind", kind);
            Json.child(object, "metadata").put("name", Json.text(entry, "name"));
            var labels = Json.child(object, "metadata", "labels").put("nuvem.cloud/published", "true");
            if (Json.flag(entry, "recommended")) {
                labels.put("nuvem.cloud/recommended", "true");
            }
            return object;
        }
    }
}
