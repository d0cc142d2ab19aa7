package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RunningMachinesTests {

    private static LiveWorld world;

    @BeforeAll
    static void start() {
        world = LiveWorld.start();
    }

    @AfterAll
    static void stop() throws Exception {
        world.close();
    }

    @Test
    void aMachineWithABootVolumeFromAnImageRuns() {
        world.apply(Manifests.fromImage("web", "debian-13", "RerunOnFailure"));

        var machine = world.awaitStatus("web", "Running");

        assertThat(Json.flag(machine, "status", "ready")).isTrue();
        assertThat(Json.text(machine, "status", "runStrategy")).isEqualTo("RerunOnFailure");
        assertThat(Json.text(machine, "status", "instancetypeRef", "controllerRevisionRef", "name"))
                .startsWith("web-u1.medium-v1beta1-");
        assertThat(Conditions.isTrue(machine, "Ready")).isTrue();
        var instance = world.get("virtualmachineinstances", "web");
        assertThat(Json.text(instance, "status", "nodeName")).startsWith("node");
        assertThat(Json.text(Json.at(instance, "status", "interfaces").path(0), "ipAddress")).startsWith("10.244.");
        assertThat(Json.text(instance, "spec", "domain", "memory", "guest")).isEqualTo("4Gi");
        assertThat(Json.list(instance, "status", "phaseTransitionTimestamps"))
                .extracting(entry -> Json.text(entry, "phase"))
                .containsExactly("Pending", "Scheduling", "Scheduled", "Running");
        var agent = world.await("virtualmachineinstances", "web", found -> Conditions.isTrue(found, "AgentConnected"));
        assertThat(Json.text(agent, "status", "guestOSInfo", "id")).isEqualTo("debian");
    }
}
