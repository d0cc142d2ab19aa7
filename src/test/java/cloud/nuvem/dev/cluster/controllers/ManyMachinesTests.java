package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Not a benchmark: it shows that controllers keep up with a burst, on hosts that have room for it. */
class ManyMachinesTests {

    private static final int MANY = 200;

    @Test
    void aBurstOfMachinesRunsOnDifferentAddresses() {
        try (var world = LiveWorld.start(SeedObjects.Hosts.VAST)) {
            var resources = world.inside();
            var machines = resources.type("kubevirt.io", "virtualmachines");
            IntStream.range(0, MANY)
                    .forEach(number -> resources.create(
                            machines,
                            LiveWorld.yaml(Manifests.diskless("vm-" + number, "RerunOnFailure")),
                            Callers.SEEDS));

            Awaitility.await()
                    .atMost(LiveWorld.PATIENCE)
                    .until(() -> resources.list(machines, "team").stream()
                            .allMatch(machine -> Json.text(machine, "status", "printableStatus")
                                    .equals("Running")));

            var addresses = resources.list(resources.type("", "pods"), "team").stream()
                    .map(pod -> Json.text(pod, "status", "podIP"))
                    .distinct();
            assertThat(addresses).hasSize(MANY);
        }
    }
}
