package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.WholeCluster;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.http.Faults;
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
import java.util.function.Predicate;
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

    private final WholeCluster whole;
    private final KubernetesClient client;

    private LiveWorld(SeedObjects.Hosts hosts) {
        this.whole = WholeCluster.start(new WholeCluster.Options(null, true, 0, Pace.BRISK, hosts, List.of()));
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(whole.administratorKubeconfig()))
                .build();
    }

    /** A new cluster on these hosts, with a namespace {@code team}. */
    static LiveWorld start(SeedObjects.Hosts hosts) {
        var world = new LiveWorld(hosts);
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

    Faults faults() {
        return whole.faults();
    }

    Resources inside() {
        return whole.cluster().resources();
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
        whole.close();
    }
}
