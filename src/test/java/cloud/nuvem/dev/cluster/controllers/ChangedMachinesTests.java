package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class ChangedMachinesTests {

    private static final String INSTANCES = "virtualmachineinstances";

    private final LiveWorld world;

    ChangedMachinesTests(LiveWorld world) {
        this.world = world;
    }

    private void patch(String name, String patch) {
        world.merge("VirtualMachine", name, patch);
    }

    private void running(String name) {
        world.create(Manifests.diskless(name, "RerunOnFailure"));
        world.awaitStatus(name, "Running");
    }

    @Test
    void aLargerInstanceTypeReachesTheRunningMachineByMigration() {
        running("grow");
        var before = world.get(INSTANCES, "grow");

        patch("grow", "{\"spec\": {\"instancetype\": {\"name\": \"u1.large\"}}}");

        var grown = world.await(
                INSTANCES,
                "grow",
                instance -> Json.number(instance, 0, "status", "currentCPUTopology", "sockets") == 2
                        && Json.text(instance, "status", "memory", "guestCurrent")
                                .equals("8Gi"));
        assertThat(Json.uid(grown)).isEqualTo(Json.uid(before));
        assertThat(Json.text(grown, "status", "nodeName")).isNotEqualTo(Json.text(before, "status", "nodeName"));
        var machine = world.await(
                "virtualmachines",
                "grow",
                found -> Json.text(found, "status", "instancetypeRef", "controllerRevisionRef", "name")
                        .startsWith("grow-u1.large-"));
        assertThat(Conditions.find(machine, "RestartRequired")).isEmpty();
    }

    @Test
    void aSmallerInstanceTypeWaitsForARestart() {
        running("shrink");
        patch("shrink", "{\"spec\": {\"instancetype\": {\"name\": \"u1.small\"}}}");

        var machine = world.await("virtualmachines", "shrink", found -> Conditions.isTrue(found, "RestartRequired"));

        assertThat(Json.text(Conditions.find(machine, "RestartRequired").orElseThrow(), "message"))
                .isEqualTo("memory updated in template spec to a value lower than what the VM started with");
        world.order("virtualmachines", "shrink", "restart");
        world.await(
                "virtualmachines",
                "shrink",
                found -> Conditions.find(found, "RestartRequired").isEmpty());
        world.await(
                INSTANCES,
                "shrink",
                instance ->
                        Json.text(instance, "spec", "domain", "memory", "guest").equals("2Gi"));
    }

    @Test
    void anyOtherChangeWaitsForARestart() {
        running("edit");

        patch("edit", "{\"spec\": {\"template\": {\"spec\": {\"hostname\": \"other\"}}}}");

        var machine = world.await("virtualmachines", "edit", found -> Conditions.isTrue(found, "RestartRequired"));
        assertThat(Json.text(Conditions.find(machine, "RestartRequired").orElseThrow(), "message"))
                .isEqualTo("a non-live-updatable field was changed in the template spec");
    }

    @Test
    void aVolumeCanBePluggedAndUnplugged() {
        running("plug");
        world.create("""
                apiVersion: cdi.kubevirt.io/v1beta1
                kind: DataVolume
                metadata: {name: extra, namespace: team}
                spec: {source: {blank: {}}, storage: {storageClassName: fast, resources: {requests: {storage: 1Gi}}}}
                """);

        var added = world.act(
                "virtualmachines",
                "plug",
                "addvolume",
                "{\"name\": \"extra\", \"disk\": {\"disk\": {\"bus\": \"scsi\"}},"
                        + " \"volumeSource\": {\"dataVolume\": {\"name\": \"extra\"}}}");

        assertThat(added.code()).isEqualTo(202);
        world.await(
                INSTANCES,
                "plug",
                instance -> Json.list(instance, "status", "volumeStatus").stream()
                        .anyMatch(volume -> Json.text(volume, "name").equals("extra")
                                && Json.text(volume, "phase").equals("Ready")));
        assertThat(world.act("virtualmachines", "plug", "removevolume", "{\"name\": \"extra\"}")
                        .code())
                .isEqualTo(202);
        world.await(
                INSTANCES,
                "plug",
                instance -> Json.list(instance, "status", "volumeStatus").stream()
                        .noneMatch(volume -> Json.text(volume, "name").equals("extra")));
        assertThat(Conditions.find(world.get("virtualmachines", "plug"), "RestartRequired"))
                .isEmpty();
    }
}
