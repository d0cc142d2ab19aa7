package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.EmbeddedCluster;
import cloud.nuvem.dev.cluster.EmbeddedClusterOptions;
import cloud.nuvem.dev.cluster.access.AccessControl;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.kinds.KindDefinitions;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A living cluster in a hurry, reached over HTTP by its administrator. */
final class LiveWorld implements AutoCloseable {

    /** What an action was answered. */
    record Reply(int code, String body) {}

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final YAMLMapper YAML = new YAMLMapper();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final AccessControl control = new AccessControl();
    private final LivingCluster living;
    private final EmbeddedCluster cluster;
    private final KubernetesClient client;

    private LiveWorld(SeedObjects.Hosts hosts, Pace pace) {
        var types = Stream.concat(KindDefinitions.all().stream(), AccessControl.kinds().stream())
                .toList();
        this.living = new LivingCluster(types);
        this.cluster = EmbeddedCluster.start(options(types, hosts, pace));
        var config = Config.fromKubeconfig(cluster.kubeconfig(control.tokens().administrator(), "team"));
        this.client = new KubernetesClientBuilder().withConfig(config).build();
    }

    private EmbeddedClusterOptions options(List<ResourceType> types, SeedObjects.Hosts hosts, Pace pace) {
        return new EmbeddedClusterOptions(
                null,
                true,
                0,
                types,
                control::access,
                resources -> Stream.concat(
                                LivingCluster.admissions(resources).stream(), control.admissions(resources).stream())
                        .toList(),
                LivingCluster::subresources,
                control::reviews,
                List.of(
                        resources -> control.install(resources, List.of()),
                        resources -> new SeedObjects(resources, types).plant(hosts),
                        resources -> control.quotaStatus(resources).start(resources, timer, pace),
                        resources -> living.start(resources, timer, pace)));
    }

    private static @Nullable LiveWorld shared;

    /** Three hosts, and a namespace {@code team}; the same for all tests of a run, which keep apart by names. */
    static synchronized LiveWorld shared() {
        if (shared == null) {
            var world = start(SeedObjects.Hosts.THREE);
            Runtime.getRuntime().addShutdownHook(new Thread(world::close));
            shared = world;
        }
        return shared;
    }

    static LiveWorld start(SeedObjects.Hosts hosts) {
        var world = new LiveWorld(hosts, Pace.BRISK);
        world.create("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: team}
                """);
        return world;
    }

    KubernetesClient client() {
        return client;
    }

    Resources inside() {
        return cluster.resources();
    }

    /** Creates what the manifest says, over HTTP. */
    GenericKubernetesResource create(String manifest) {
        return client.resource(client.getKubernetesSerialization().unmarshal(manifest, GenericKubernetesResource.class))
                .create();
    }

    /** Merges a JSON patch into a KubeVirt object, over HTTP. */
    void merge(String kind, String name, String patch) {
        client.genericKubernetesResources("kubevirt.io/v1", kind)
                .inNamespace("team")
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    /** The object as stored; empty when absent. */
    Optional<ObjectNode> find(String plural, String name) {
        var type = KindDefinitions.all().stream()
                .filter(kind -> kind.plural().equals(plural))
                .findFirst()
                .orElseThrow();
        return inside().get(type, type.namespaced() ? "team" : null, name);
    }

    ObjectNode get(String plural, String name) {
        return find(plural, name).orElseThrow(() -> new AssertionError(plural + " " + name + " is absent"));
    }

    /** Waits until the object is as expected and returns it. */
    ObjectNode await(String plural, String name, Predicate<ObjectNode> expected) {
        return Awaitility.await(plural + " " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> find(plural, name).filter(expected), Optional::isPresent)
                .orElseThrow();
    }

    void awaitPodEvent(String machine, String reason, String part) {
        awaitEvent("virt-launcher-" + machine + "-", reason, part);
    }

    /** Waits for an Event about an object whose name starts like this. */
    void awaitEvent(String about, String reason, String part) {
        Awaitility.await("event " + reason + " about " + about)
                .atMost(PATIENCE)
                .until(() -> client.v1().events().inNamespace("team").list().getItems().stream()
                        .anyMatch(event -> event.getInvolvedObject().getName().startsWith(about)
                                && event.getReason().equals(reason)
                                && event.getMessage().contains(part)));
    }

    ObjectNode awaitStatus(String name, String printableStatus) {
        return await(
                "virtualmachines",
                name,
                machine -> Json.text(machine, "status", "printableStatus").equals(printableStatus));
    }

    void awaitGone(String plural, String name) {
        Awaitility.await(plural + " " + name + " gone")
                .atMost(PATIENCE)
                .until(() -> find(plural, name).isEmpty());
    }

    /** PUT of an action; the machine's or the instance's. */
    Reply act(String plural, String name, String action, @Nullable String body) {
        return send("PUT", plural, name, action, body);
    }

    Reply send(String method, String plural, String name, String action, @Nullable String body) {
        var url = client.getMasterUrl() + "apis/subresources.kubevirt.io/v1/namespaces/team/" + plural + "/" + name
                + "/" + action;
        var request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(url)
                .method(method, "application/json", body == null ? "" : body)
                .build();
        var response = client.getHttpClient().sendAsync(request, String.class).join();
        return new Reply(response.code(), Objects.requireNonNullElse(response.body(), ""));
    }

    /** Asks for an action that must be accepted. */
    void order(String plural, String name, String action) {
        assertThat(act(plural, name, action, null).code()).as(action).isIn(200, 202);
    }

    static ObjectNode yaml(String text) {
        return (ObjectNode) YAML.readTree(text);
    }

    @Override
    public void close() {
        client.close();
        living.close();
        timer.shutdownNow();
        cluster.close();
    }
}
