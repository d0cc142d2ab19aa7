package cloud.nuvem.dev.cluster;

import static cloud.nuvem.dev.cluster.core.http.Faults.requests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.dev.cluster.core.http.Faults.Fault;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cluster told to misbehave, as clients feel it. */
class FaultTests {

    private static final Duration HEALED = Duration.ofSeconds(10);

    private static EmbeddedCluster cluster;
    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        cluster = SampleCluster.start(null);
        var config = new ConfigBuilder(Config.fromKubeconfig(cluster.kubeconfig(SampleCluster.TOKEN, "default")))
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectInterval(100)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    @AfterEach
    void behaveAgain() {
        cluster.faults().reset();
        client.configMaps().inNamespace("default").delete();
    }

    private static void create(String name) {
        client.configMaps().inNamespace("default").resource(configMap(name)).create();
    }

    private static ConfigMap configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
    }

    private static boolean exists(String name) {
        return cluster.resources()
                .get(SampleCluster.CONFIG_MAPS, "default", name)
                .isPresent();
    }

    private static void remove(String name) {
        cluster.resources().delete(SampleCluster.CONFIG_MAPS, "default", name, SampleCluster.CONTROLLER);
    }

    private static List<String> names(SharedIndexInformer<ConfigMap> informer) {
        return informer.getStore().list().stream()
                .map(map -> map.getMetadata().getName())
                .sorted()
                .toList();
    }

    @Test
    void slownessDelaysMatchingRequestsOnly() {
        cluster.faults().on(requests("configmaps", "list"), new Fault.Slow(Duration.ofMillis(400)));

        long before = System.nanoTime();
        client.configMaps().inNamespace("default").list();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(390));
    }

    @Test
    void tooManyRequestsSayWhenToComeBack() {
        cluster.faults().on(requests("configmaps", "create"), new Fault.Refuse(429, 7), 1);

        assertThatThrownBy(() -> create("a")).isInstanceOfSatisfying(KubernetesClientException.class, refusal -> {
            assertThat(refusal.getCode()).isEqualTo(429);
            assertThat(refusal.getStatus().getDetails().getRetryAfterSeconds()).isEqualTo(7);
        });
        create("a");
        assertThat(exists("a")).isTrue();
    }

    @Test
    void internalErrorsAndConflictsComeAsOftenAsTold() {
        cluster.faults().on(requests("configmaps", "create"), new Fault.Refuse(500, 0), 1);
        cluster.faults().on(requests("configmaps", "create"), new Fault.Refuse(409, 0), 1);

        assertThatThrownBy(() -> create("a")).extracting("code").isEqualTo(500);
        assertThatThrownBy(() -> create("a")).extracting("code").isEqualTo(409);
        create("a");
    }

    @Test
    void aCutConnectionDoesNothing() {
        cluster.faults().on(requests("configmaps", "create"), new Fault.Cut(), 1);

        assertThatThrownBy(() -> create("a")).isInstanceOf(KubernetesClientException.class);
        assertThat(exists("a")).isFalse();
    }

    @Test
    void aLostAnswerLeavesTheWorkDone() {
        cluster.faults().on(requests("configmaps", "create"), new Fault.LoseAnswer(), 1);

        assertThatThrownBy(() -> create("a")).isInstanceOf(KubernetesClientException.class);
        assertThat(exists("a")).isTrue();
    }

    @Test
    void aClusterThatIsDownRefusesConnectionsAndComesBackAtTheSameAddress() {
        var address = cluster.url();
        cluster.faults().refuseConnections();
        assertThatThrownBy(() -> create("a")).hasRootCauseInstanceOf(ConnectException.class);

        cluster.faults().acceptConnections();
        create("a");
        assertThat(cluster.url()).isEqualTo(address);
    }

    @Test
    void anInformerIsWholeAgainAfterItsWatchWasDropped() {
        create("stays");
        create("goes");
        try (var informer = client.configMaps().inNamespace("default").inform()) {
            cluster.faults().dropWatches();
            remove("goes");
            create("comes");

            await().atMost(HEALED)
                    .untilAsserted(() -> assertThat(names(informer)).containsExactly("comes", "stays"));
        }
    }

    @Test
    void anInformerIsWholeAgainAfterAnOutageThatForgotTheHistory() {
        create("stays");
        create("goes");
        try (var informer = client.configMaps().inNamespace("default").inform()) {
            cluster.faults().refuseConnections();
            remove("goes");
            cluster.faults().expireWatches();
            cluster.faults().acceptConnections();
            create("comes");

            await().atMost(HEALED)
                    .untilAsserted(() -> assertThat(names(informer)).containsExactly("comes", "stays"));
        }
    }

    @Test
    void expiredWatchesEndWithGone() {
        create("a");
        var watcher = new Recorder(new CompletableFuture<>(), new CompletableFuture<>());
        try (var watch = client.configMaps().inNamespace("default").watch(watcher)) {
            assertThat(watch).isNotNull();
            await().atMost(HEALED).until(watcher.first()::isDone);
            cluster.faults().expireWatches();

            await().atMost(HEALED).until(watcher.end()::isDone);
            assertThat(watcher.end().join().isHttpGone()).isTrue();
        }
    }

    @Test
    void goodBehaviourComesBackWithAReset() {
        cluster.faults().on(Faults.everything(), new Fault.Refuse(503, 0));
        assertThatThrownBy(() -> create("a")).extracting("code").isEqualTo(503);

        cluster.faults().reset();
        create("a");
    }

    private record Recorder(CompletableFuture<ConfigMap> first, CompletableFuture<WatcherException> end)
            implements Watcher<ConfigMap> {
        @Override
        public void eventReceived(Action action, ConfigMap map) {
            first.complete(map);
        }

        @Override
        public void onClose(WatcherException cause) {
            end.complete(cause);
        }
    }
}
