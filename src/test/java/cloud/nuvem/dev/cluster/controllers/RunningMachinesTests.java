package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class RunningMachinesTests {

    private final LiveWorld world;

    RunningMachinesTests(LiveWorld world) {
        this.world = world;
    }

    @Test
    void aMachineWithABootVolumeFromAnImageRuns() {
        world.create(Manifests.fromImage("web", "debian-13", "RerunOnFailure"));

        var machine = world.awaitStatus("web", "Running");

        assertThat(Json.flag(machine, "status", "ready")).isTrue();
        assertThat(Json.text(machine, "status", "runStrategy")).isEqualTo("RerunOnFailure");
        assertThat(Json.text(machine, "status", "instancetypeRef", "controllerRevisionRef", "name"))
                .startsWith("web-u1.medium-v1beta1-");
        assertThat(Conditions.isTrue(machine, "Ready")).isTrue();
        var instance = world.get("virtualmachineinstances", "web");
        assertThat(Json.text(instance, "status", "nodeName")).startsWith("node");
        assertThat(Json.text(Json.at(instance, "status", "interfaces").path(0), "ipAddress"))
                .startsWith("10.244.");
        assertThat(Json.text(instance, "spec", "domain", "memory", "guest")).isEqualTo("4Gi");
        assertThat(Json.list(instance, "status", "phaseTransitionTimestamps"))
                .extracting(entry -> Json.text(entry, "phase"))
                .containsExactly("Pending", "Scheduling", "Scheduled", "Running");
        world.awaitEvent("web", "SuccessfulCreate", "Started the virtual machine by creating");
        world.awaitEvent("web", "Started", "VirtualMachineInstance started.");
    }

    @Test
    void theGuestAgentReportsItsSystem() {
        world.create(Manifests.diskless("agent", "Always"));

        var instance =
                world.await("virtualmachineinstances", "agent", found -> Conditions.isTrue(found, "AgentConnected"));

        assertThat(Json.text(instance, "status", "guestOSInfo", "id")).isEqualTo("debian");
        var report = world.send("GET", "virtualmachineinstances", "agent", "guestosinfo", null);
        assertThat(report.code()).isEqualTo(200);
        assertThat(report.body()).contains("\"hostname\":\"agent\"", "Debian GNU/Linux");
    }

    @Test
    void anUnknownInstanceTypeIsAcceptedAndExplained() {
        world.create(Manifests.diskless("typo", "Always").replace("u1.medium", "u1.typo"));

        var machine = world.await("virtualmachines", "typo", found -> Conditions.isTrue(found, "Failure"));

        var failure = Conditions.find(machine, "Failure").orElseThrow();
        assertThat(Json.text(failure, "reason")).isEqualTo("FailedFindInstancetype");
        assertThat(Json.text(failure, "message"))
                .isEqualTo("virtualmachineclusterinstancetypes.instancetype.kubevirt.io \"u1.typo\" not found");
        assertThat(Json.text(machine, "status", "printableStatus")).isEqualTo("Stopped");
    }

    @Test
    void aMachineWithoutMemoryCannotBeCreatedAndSaysSo() {
        world.create(Manifests.diskless("dull", "Always").replace("instancetype: {name: u1.medium}", ""));

        var machine = world.await("virtualmachines", "dull", found -> Conditions.isTrue(found, "Failure"));

        var failure = Conditions.find(machine, "Failure").orElseThrow();
        assertThat(Json.text(failure, "reason")).isEqualTo("FailedCreate");
        assertThat(Json.text(failure, "message")).contains("no memory requested");
    }

    @Test
    void aMissingSecretKeepsTheMachineStartingUntilItComes() {
        world.create(Manifests.diskless("late", "Always")
                .replace(
                        "volumes: [{name: root,",
                        "volumes: [{name: init, cloudInitNoCloud: {secretRef: {name: late-init}}}, {name: root,"));

        world.awaitStatus("late", "Starting");
        world.awaitPodEvent("late", "FailedMount", "secret \"late-init\" not found");
        world.create("""
                apiVersion: v1
                kind: Secret
                metadata: {name: late-init, namespace: team}
                stringData: {userdata: "#cloud-config"}
                """);

        world.awaitStatus("late", "Running");
    }

    @Test
    void aMissingClaimIsNamed() {
        world.create(Manifests.diskless("lost", "Always")
                .replace(
                        "containerDisk: {image: \"quay.io/containerdisks/debian:13\"}",
                        "persistentVolumeClaim: {claimName: nowhere}"));

        world.awaitStatus("lost", "ErrorPvcNotFound");

        world.awaitEvent("lost", "FailedPvcNotFound", "didn't find PVC nowhere");
    }

    @Test
    void aLocalVolumeIsBoundWhenTheMachineNeedsIt() {
        world.create(Manifests.fromImage("local", "debian-13", "Halted").replace("standard", "local"));
        world.await(
                "datavolumes",
                "local-boot",
                volume -> Json.text(volume, "status", "phase").equals("WaitForFirstConsumer"));

        world.order("virtualmachines", "local", "start");

        world.awaitStatus("local", "Running");
        var instance = world.get("virtualmachineinstances", "local");
        assertThat(Conditions.find(instance, "LiveMigratable"))
                .hasValueSatisfying(condition ->
                        assertThat(Json.text(condition, "message")).contains("PVC local-boot is not shared"));
    }

    @Test
    void anImageThatCannotBeFetchedIsADataVolumeError() {
        world.create(Manifests.fromImage("broken", "debian-13", "Always")
                .replace(
                        "sourceRef: {kind: DataSource, name: debian-13, namespace: nuvem-images}",
                        "source: {http: {url: \"https://images.invalid/debian.qcow2\"}}"));

        world.awaitStatus("broken", "DataVolumeError");

        var volume = world.get("datavolumes", "broken-boot");
        assertThat(Json.text(Conditions.find(volume, "Running").orElseThrow(), "message"))
                .contains("lookup images.invalid: no such host");
    }

    @Test
    void anAbsentImageIsExplained() {
        world.create(Manifests.fromImage("imageless", "debian-99", "Always"));

        var machine = world.await("virtualmachines", "imageless", found -> Conditions.isTrue(found, "Failure"));

        assertThat(Json.text(Conditions.find(machine, "Failure").orElseThrow(), "message"))
                .contains("datasources.cdi.kubevirt.io \"debian-99\" not found");
    }

    @Test
    void instanceTypeAndPreferenceAreInferredFromTheImage() {
        world.create(Manifests.fromImage("inferred", "ubuntu-26.04", "Halted")
                .replace("{name: u1.medium}", "{inferFromVolume: boot}")
                .replace("{name: debian}", "{inferFromVolume: boot}"));

        var machine = world.get("virtualmachines", "inferred");

        assertThat(Json.text(machine, "spec", "instancetype", "name")).isEqualTo("u1.medium");
        assertThat(Json.text(machine, "spec", "preference", "name")).isEqualTo("ubuntu");
    }
}
