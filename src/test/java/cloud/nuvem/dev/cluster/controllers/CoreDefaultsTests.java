package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedWorld.class)
class CoreDefaultsTests {

    private final LiveWorld world;

    CoreDefaultsTests(LiveWorld world) {
        this.world = world;
    }

    private static String service(String name, String type, int port) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: %s, namespace: team}
                spec: {type: %s, selector: {app: web}, ports: [{port: %d}]}
                """.formatted(name, type, port);
    }

    @Test
    void aServiceGetsAddressesAndPorts() {
        world.create(service("public", "LoadBalancer", 80));

        var spec = Json.at(world.get("services", "public"), "spec");

        assertThat(Json.text(spec, "clusterIP")).startsWith("10.96.");
        assertThat(Json.text(spec, "sessionAffinity")).isEqualTo("None");
        var port = Json.at(spec, "ports").path(0);
        assertThat(Json.text(port, "protocol")).isEqualTo("TCP");
        assertThat(Json.number(port, 0, "targetPort")).isEqualTo(80);
        assertThat(Json.number(port, 0, "nodePort")).isBetween(30_000L, 32_767L);
        var service = world.await("services", "public", found -> Json.has(found, "status", "loadBalancer", "ingress"));
        assertThat(Json.text(
                        Json.at(service, "status", "loadBalancer", "ingress").path(0), "ip"))
                .startsWith("203.0.113.");
    }

    @Test
    void aServiceKeepsItsAddressWhenChanged() {
        world.create(service("steady", "ClusterIP", 80));
        var before = Json.text(world.get("services", "steady"), "spec", "clusterIP");

        world.client().services().inNamespace("team").withName("steady").edit(service -> {
            service.getSpec().setSelector(Map.of("app", "other"));
            return service;
        });

        assertThat(Json.text(world.get("services", "steady"), "spec", "clusterIP"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"0", "99999"})
    void aPortOutOfRangeIsRefused(int port) {
        assertThatThrownBy(() -> world.create(service("wrong", "ClusterIP", port)))
                .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(422);
                    assertThat(refusal.getStatus().getMessage())
                            .isEqualTo(
                                    ("Service \"wrong\" is invalid: [spec.ports[0].port: Invalid value: %1$d: must be between"
                                                    + " 1 and 65535, inclusive, spec.ports[0].targetPort: Invalid value: %1$d: must be"
                                                    + " between 1 and 65535, inclusive]")
                                            .formatted(port));
                });
    }

    @Test
    void aNetworkPolicySaysItsDirections() {
        world.create("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: open, namespace: team}
                spec: {podSelector: {}, ingress: [{ports: [{port: 22}]}]}
                """);

        var spec = Json.at(world.get("networkpolicies", "open"), "spec");

        assertThat(Json.at(spec, "policyTypes")
                        .valueStream()
                        .map(type -> type.asString(""))
                        .toList())
                .containsExactly("Ingress");
        assertThatThrownBy(() -> world.create("""
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: wide, namespace: team}
                        spec: {podSelector: {}, ingress: [{ports: [{port: 99999}]}]}
                        """))
                .hasMessageContaining("spec.ingress[0].ports[0].port: Invalid value: 99999");
    }

    @Test
    void aClaimIsPendingAndProtected() {
        world.create("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: plain, namespace: team}
                spec: {storageClassName: local, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """);

        var claim = world.get("persistentvolumeclaims", "plain");

        assertThat(Json.text(claim, "status", "phase")).isEqualTo("Pending");
        assertThat(Json.text(claim, "spec", "volumeMode")).isEqualTo("Filesystem");
        assertThat(Json.hasFinalizer(claim, "kubernetes.io/pvc-protection")).isTrue();
        world.awaitEvent("plain", "WaitForFirstConsumer", "waiting for first consumer");
    }

    @Test
    void aSecretsTextIsKeptEncoded() {
        world.create("""
                apiVersion: v1
                kind: Secret
                metadata: {name: words, namespace: team}
                stringData: {key: "value"}
                """);

        var secret = world.get("secrets", "words");

        assertThat(Json.text(secret, "data", "key")).isEqualTo("dmFsdWU=");
        assertThat(Json.has(secret, "stringData")).isFalse();
        assertThat(Json.text(secret, "type")).isEqualTo("Opaque");
    }
}
