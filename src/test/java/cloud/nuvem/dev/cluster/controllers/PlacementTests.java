package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One host with room for one machine of 4 GiB. */
class PlacementTests {

    private static LiveWorld world;

    @BeforeAll
    static void start() {
        world = LiveWorld.start(new SeedObjects.Hosts(1, 4, "6Gi", 20));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void aMachineWithoutRoomSaysWhyAndRunsWhenRoomAppears() {
        world.create(Manifests.diskless("first", "RerunOnFailure"));
        world.awaitStatus("first", "Running");
        world.create(Manifests.diskless("second", "RerunOnFailure"));

        var machine = world.awaitStatus("second", "ErrorUnschedulable");

        var condition = Conditions.find(machine, "PodScheduled").orElseThrow();
        assertThat(Json.text(condition, "reason")).isEqualTo("Unschedulable");
        assertThat(Json.text(condition, "message"))
                .isEqualTo("0/1 nodes are available: 1 Insufficient memory. preemption: 0/1 nodes are available:"
                        + " 1 No preemption victims found for incoming pod.");
        world.awaitPodEvent("second", "FailedScheduling", "1 Insufficient memory");

        world.order("virtualmachines", "first", "stop");

        world.awaitStatus("second", "Running");
        world.awaitStatus("first", "Stopped");
    }

    @Test
    void aMachineThatFitsNoHostIsRefusedForGood() {
        world.create(Manifests.diskless("huge", "Always").replace("u1.medium", "m1.2xlarge"));

        var machine = world.awaitStatus("huge", "ErrorUnschedulable");

        assertThat(Json.text(Conditions.find(machine, "PodScheduled").orElseThrow(), "message"))
                .contains("1 Preemption is not helpful for scheduling.");
    }
}
