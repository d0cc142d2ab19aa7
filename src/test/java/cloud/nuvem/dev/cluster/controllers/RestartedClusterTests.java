package cloud.nuvem.dev.cluster.controllers;

import cloud.nuvem.dev.cluster.WholeCluster;
import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartedClusterTests {

    @TempDir
    private Path data;

    private WholeCluster start() {
        return WholeCluster.start(
                new WholeCluster.Options(data, false, 0, Pace.BRISK, SeedObjects.Hosts.THREE, List.of()));
    }

    @Test
    void whatWasUnderWayGoesOnAfterARestart() {
        try (var cluster = start()) {
            var resources = cluster.cluster().resources();
            resources.create(resources.type("", "namespaces"), LiveWorld.yaml("metadata: {name: team}"), Callers.SEEDS);
            resources.create(
                    resources.type("kubevirt.io", "virtualmachines"),
                    LiveWorld.yaml(Manifests.fromImage("web", "debian-13", "RerunOnFailure")),
                    Callers.SEEDS);
            awaitStatus(resources, "Provisioning", "Starting", "Running");
        }

        try (var cluster = start()) {
            awaitStatus(cluster.cluster().resources(), "Running");
        }
    }

    private static void awaitStatus(Resources resources, String... expected) {
        Awaitility.await().atMost(LiveWorld.PATIENCE).until(() -> {
            var status = resources
                    .get(resources.type("kubevirt.io", "virtualmachines"), "team", "web")
                    .map(machine -> Json.text(machine, "status", "printableStatus"))
                    .orElse("");
            return List.of(expected).contains(status);
        });
    }
}
