package cloud.nuvem.cluster.internal;

import static org.awaitility.Awaitility.await;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.internal.ClusterProperties.CacheTimeouts;
import cloud.nuvem.cluster.internal.ClusterProperties.RegionProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 10: whatever happens to the events, in the end the cache shows what is there. */
class UnreliableEventsTests {

    private static final CacheTimeouts QUICK = new CacheTimeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            10);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theCacheEndsUpEqualToTheCluster(long seed) throws InterruptedException {
        try (var server = new UnreliableServer(seed);
                var client = client(server)) {
            Map<String, String> told = new ConcurrentHashMap<>();
            var store = new KindStore<String>(ClusterObject::version, (key, now) -> {
                if (now == null) {
                    told.remove(key.name());
                } else {
                    told.put(key.name(), now);
                }
            });
            var scope = Scope.all(ResourceKind.core("things", "Thing"));
            var watching = Thread.ofVirtual().start(new ListWatch<>(scope, store, client.asPortal(), QUICK));

            for (int change = 0; change < 500; change++) {
                server.change();
                if (change % 25 == 0) {
                    Thread.onSpinWait();
                }
            }

            await().atMost(Duration.ofSeconds(30)).until(() -> new TreeMap<>(told).equals(server.truth()));
            watching.interrupt();
            watching.join();
        }
    }

    private static RegionClient client(UnreliableServer server) {
        var region = new RegionProperties("fra-1", null, null, server.url(), "token", null);
        return new RegionClient(
                region,
                new ClusterProperties(List.of(region), "x", Duration.ofSeconds(2), Duration.ofSeconds(5), QUICK));
    }
}
