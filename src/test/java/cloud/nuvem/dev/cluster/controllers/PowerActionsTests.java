package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedWorld.class)
class PowerActionsTests {

    private static final String MACHINES = "virtualmachines";
    private static final String INSTANCES = "virtualmachineinstances";

    private final LiveWorld world;

    PowerActionsTests(LiveWorld world) {
        this.world = world;
    }

    private String running(String name, String strategy) {
        world.create(Manifests.diskless(name, strategy));
        world.awaitStatus(name, "Running");
        return Json.uid(world.get(INSTANCES, name));
    }

    @Test
    void stopAndStartUnderRerunOnFailureLeaveTheStrategyAlone() {
        running("power", "RerunOnFailure");

        var stop = world.act(MACHINES, "power", "stop", null);
        assertThat(stop.code()).isEqualTo(202);
        assertThat(stop.body()).isEmpty();
        var stopped = world.awaitStatus("power", "Stopped");
        assertThat(Json.text(stopped, "spec", "runStrategy")).isEqualTo("RerunOnFailure");
        // its pod may still be ending when the machine counts as stopped
        world.await(
                MACHINES,
                "power",
                machine -> Json.text(Conditions.find(machine, "Ready").orElseThrow(), "reason")
                        .equals("VMINotExists"));

        assertThat(world.act(MACHINES, "power", "start", null).code()).isEqualTo(202);
        world.awaitStatus("power", "Running");
        assertThat(Json.has(world.get(MACHINES, "power"), "status", "stateChangeRequests"))
                .isFalse();
    }

    @Test
    void stopUnderAlwaysHaltsTheMachine() {
        running("always", "Always");

        world.order(MACHINES, "always", "stop");

        var machine = world.awaitStatus("always", "Stopped");
        assertThat(Json.text(machine, "spec", "runStrategy")).isEqualTo("Halted");
        world.order(MACHINES, "always", "start");
        assertThat(Json.text(world.awaitStatus("always", "Running"), "spec", "runStrategy"))
                .isEqualTo("Always");
    }

    @Test
    void aManualMachineWaitsForItsStart() {
        world.create(Manifests.diskless("manual", "Manual"));
        world.awaitStatus("manual", "Stopped");

        world.order(MACHINES, "manual", "start");

        world.awaitStatus("manual", "Running");
    }

    @Test
    void restartReplacesTheInstance() {
        var before = running("again", "RerunOnFailure");

        world.order(MACHINES, "again", "restart");

        world.await(
                INSTANCES,
                "again",
                instance -> !Json.uid(instance).equals(before)
                        && Json.text(instance, "status", "phase").equals("Running"));
        world.awaitStatus("again", "Running");
    }

    @Test
    void aMachineWhoseLauncherDiesIsRunAgain() {
        var before = running("crash", "RerunOnFailure");

        world.client()
                .pods()
                .inNamespace("team")
                .withLabel("kubevirt.io/created-by", before)
                .delete();

        world.await(
                INSTANCES,
                "crash",
                instance -> !Json.uid(instance).equals(before)
                        && Json.text(instance, "status", "phase").equals("Running"));
    }

    @Test
    void aPausedMachineGoesOnWhenUnpaused() {
        running("pause", "Always");

        assertThat(world.act(INSTANCES, "pause", "pause", null).code()).isEqualTo(200);
        world.awaitStatus("pause", "Paused");
        assertThat(world.act(INSTANCES, "pause", "pause", null).body()).contains("VMI is already paused");
        assertThat(world.act(INSTANCES, "pause", "softreboot", null).body()).contains("VMI is paused");
        assertThat(world.act(INSTANCES, "pause", "unpause", null).code()).isEqualTo(200);

        world.awaitStatus("pause", "Running");
        assertThat(world.act(INSTANCES, "pause", "unpause", null).body()).contains("VMI is not paused");
    }

    @Test
    void aMachineCanStartPaused() {
        world.create(Manifests.diskless("frozen", "Halted"));
        world.awaitStatus("frozen", "Stopped");

        assertThat(world.act(MACHINES, "frozen", "start", "{\"paused\": true}").code())
                .isEqualTo(202);

        world.awaitStatus("frozen", "Paused");
    }

    @Test
    void rebootsSilenceTheAgentForAWhile() {
        running("reboot", "Always");
        world.await(INSTANCES, "reboot", instance -> Conditions.isTrue(instance, "AgentConnected"));

        assertThat(world.act(INSTANCES, "reboot", "reset", null).code()).isEqualTo(200);

        world.awaitEvent("reboot", "Reset", "VirtualMachineInstance reset");
        world.await(INSTANCES, "reboot", instance -> Conditions.isTrue(instance, "AgentConnected"));
    }

    @Test
    void aGuestWithoutAgentAnswers500AsPlainText() {
        world.create(Manifests.diskless("mute", "Always").replace("{name: debian}", "{name: cirros}"));
        world.awaitStatus("mute", "Running");

        var report = world.send("GET", INSTANCES, "mute", "guestosinfo", null);

        assertThat(report.code()).isEqualTo(500);
        assertThat(report.body())
                .contains("VMI does not have guest agent connected")
                .doesNotStartWith("{");
    }

    @Test
    void aMigrationMovesTheMachineToAnotherNode() {
        running("move", "Always");
        var before = Json.text(world.get(INSTANCES, "move"), "status", "nodeName");

        world.order(MACHINES, "move", "migrate");

        world.awaitStatus("move", "Migrating");
        var moved = world.await(
                INSTANCES, "move", instance -> Json.flag(instance, "status", "migrationState", "completed"));
        assertThat(Json.text(moved, "status", "nodeName"))
                .isNotEqualTo(before)
                .isEqualTo(Json.text(moved, "status", "migrationState", "targetNode"));
        world.awaitStatus("move", "Running");
    }

    @Test
    void aDryRunChangesNothing() {
        running("dry", "RerunOnFailure");

        assertThat(world.act(MACHINES, "dry", "stop", "{\"dryRun\": [\"All\"]}").code())
                .isEqualTo(202);

        assertThat(Json.has(world.get(MACHINES, "dry"), "status", "stateChangeRequests"))
                .isFalse();
        world.awaitStatus("dry", "Running");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Always | start | VM is already running",
                "RerunOnFailure | start | VM is already running",
            })
    void aRunningMachineRefuses(String strategy, String action, String words) {
        var name = "busy-" + strategy.toLowerCase(Locale.ROOT);
        running(name, strategy);

        var refusal = world.act(MACHINES, name, action, null);

        assertThat(refusal.code()).isEqualTo(409);
        assertThat(refusal.body())
                .contains("Operation cannot be fulfilled on virtualmachine.kubevirt.io \\\"" + name + "\\\": " + words);
    }

    @Test
    void aStoppedMachineRefusesToStopRestartAndMigrate() {
        world.create(Manifests.diskless("off", "Halted"));
        world.awaitStatus("off", "Stopped");

        assertThat(world.act(MACHINES, "off", "stop", null).body()).contains("VM is not running");
        assertThat(world.act(MACHINES, "off", "restart", null).body())
                .contains("RunStategy Halted does not support manual restart requests");
        assertThat(world.act(MACHINES, "off", "migrate", null).code()).isEqualTo(404);
        assertThat(world.act(INSTANCES, "off", "pause", null).code()).isEqualTo(404);
    }

    @Test
    void anAbsentMachineIs404() {
        var refusal = world.act(MACHINES, "nobody", "start", null);

        assertThat(refusal.code()).isEqualTo(404);
        assertThat(refusal.body()).contains("virtualmachine.kubevirt.io \\\"nobody\\\" not found");
    }

    @Test
    void theConsoleLogIsPlainText() {
        var uid = running("log", "Always");
        var pod = world.client()
                .pods()
                .inNamespace("team")
                .withLabel("kubevirt.io/created-by", uid)
                .list()
                .getItems()
                .getFirst();

        var log = world.client()
                .raw(
                        "/api/v1/namespaces/team/pods/%s/log?container=guest-console-log"
                                .formatted(pod.getMetadata().getName()),
                        "GET",
                        null);

        assertThat(log).contains("Hostname set to <log>");
    }
}
