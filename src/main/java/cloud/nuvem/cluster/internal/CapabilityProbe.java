package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.Capabilities;
import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterMisconfigured;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.kernel.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks each cluster now and then what it can do; the last answer stands while it does not answer. */
@Component
class CapabilityProbe implements Capabilities, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CapabilityProbe.class);
    private static final Duration BETWEEN_ANSWERS = Duration.ofMinutes(5);
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(5);
    private static final ResourceKind KUBEVIRT = new ResourceKind("kubevirt.io", "v1", "kubevirts", "KubeVirt");

    private final RegionClients regions;
    private final Map<Region, Map<Feature, Availability>> known = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    CapabilityProbe(RegionClients regions) {
        this.regions = regions;
    }

    @Override
    public Availability of(Region region, Feature feature) {
        return known.getOrDefault(region, Map.of()).getOrDefault(feature, new Availability.Unknown());
    }

    @Override
    public void start() {
        running = true;
        for (var client : regions.clients()) {
            threads.add(
                    Thread.ofVirtual().name("capabilities-" + client.region()).start(() -> keepAsking(client)));
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void keepAsking(RegionClient client) {
        try {
            while (true) {
                Thread.sleep(ask(client) ? BETWEEN_ANSWERS : AFTER_SILENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask(RegionClient client) {
        try {
            var connection = client.asPortal();
            known.put(client.region(), new CapabilityRules(served(connection), kubeVirt(connection)).all());
            return true;
        } catch (ClusterException silent) {
            LOG.debug("Region {} does not say what it can do: {}", client.region(), silent.getMessage());
            return false;
        }
    }

    private static Set<String> served(ApiConnection connection) {
        var groups = ApiAnswers.read(connection.send(ApiCall.get("/apis"))).path("groups");
        var served = new HashSet<String>();
        for (var group : groups) {
            group.path("versions")
                    .forEach(version -> served.add(version.path("groupVersion").asString("")));
        }
        return served;
    }

    /** Missing where it may not be read or is not there. */
    private static JsonNode kubeVirt(ApiConnection connection) {
        try {
            var list = connection.send(ApiCall.get(KUBEVIRT.path(null)));
            return ApiAnswers.read(list).at("/items/0");
        } catch (ClusterMisconfigured | ClusterRefusal unreadable) {
            return ApiAnswers.JSON.missingNode();
        }
    }
}
