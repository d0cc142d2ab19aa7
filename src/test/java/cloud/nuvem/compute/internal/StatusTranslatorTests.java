package cloud.nuvem.compute.internal;

import static cloud.nuvem.compute.internal.ObservedMachines.dataVolume;
import static cloud.nuvem.compute.internal.ObservedMachines.instance;
import static cloud.nuvem.compute.internal.ObservedMachines.vm;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.compute.VmStatus.Problem;
import cloud.nuvem.compute.VmStatus.Provisioning;
import cloud.nuvem.compute.VmStatus.Provisioning.Phase;
import cloud.nuvem.compute.VmStatus.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTranslatorTests {

    @ParameterizedTest
    @CsvSource({
        "Stopped, STOPPED",
        "Provisioning, PROVISIONING",
        "WaitingForVolumeBinding, PROVISIONING",
        "Starting, STARTING",
        "WaitingForReceiver, STARTING",
        "Running, RUNNING",
        "Paused, PAUSED",
        "Migrating, MIGRATING",
        "Stopping, STOPPING",
        "Terminating, STOPPING",
        "'', PROVISIONING",
        "CrashLoopBackOff, ERROR",
        "ErrorUnschedulable, ERROR",
        "ErrImagePull, ERROR",
        "ImagePullBackOff, ERROR",
        "ErrorPvcNotFound, ERROR",
        "DataVolumeError, ERROR",
        "Unknown, ERROR",
        "SomethingNew, ERROR"
    })
    void everyWordOfKubeVirtsIsAStateOfOurs(String printableStatus, State state) {
        assertThat(translate(vm(printableStatus, ""), null, null).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "CrashLoopBackOff, CRASH_LOOP",
        "ErrorUnschedulable, NO_HOST_HAS_ROOM",
        "ErrImagePull, HOST_IMAGE_UNAVAILABLE",
        "ImagePullBackOff, HOST_IMAGE_UNAVAILABLE",
        "ErrorPvcNotFound, VOLUME_MISSING",
        "DataVolumeError, VOLUME_FAILED",
        "Unknown, OTHER"
    })
    void everyErrorHasItsCause(String printableStatus, Problem problem) {
        assertThat(translate(vm(printableStatus, ""), null, null))
                .isInstanceOfSatisfying(
                        VmStatus.Error.class,
                        error -> assertThat(error.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "Pending, N/A, WAITING_FOR_VOLUME,",
        "WaitForFirstConsumer, '', WAITING_FOR_VOLUME,",
        "ImportScheduled, N/A, IMPORTING_IMAGE,",
        "ImportInProgress, 42.50%, IMPORTING_IMAGE, 42",
        "CloneInProgress, 7%, IMPORTING_IMAGE, 7",
        "SnapshotForSmartCloneInProgress, '', IMPORTING_IMAGE,",
        "ImportInProgress, 100.0%, IMPORTING_IMAGE, 100",
        "Succeeded, 100.0%, PREPARING,"
    })
    void provisioningShowsTheVolumesPhaseAndPercent(
            String phase, String progress, Phase expected, @Nullable Integer percent) {
        var volume = dataVolume("{phase: %s, progress: '%s'}".formatted(phase, progress));

        assertThat(translate(vm("Provisioning", ""), null, volume))
                .isInstanceOfSatisfying(Provisioning.class, provisioning -> {
                    assertThat(provisioning.phase()).isEqualTo(expected);
                    assertThat(provisioning.percent()).isEqualTo(percent);
                    assertThat(provisioning.since()).isEqualTo("2026-11-24T08:00:00Z");
                });
    }

    @Test
    void aTransferThatFailsIsAnErrorWithCdisWords() {
        var volume = dataVolume("""
                {phase: ImportInProgress, conditions: [{type: Running, status: "False", reason: Error,
                  message: cannot reach the registry, lastTransitionTime: "2026-11-24T08:01:00Z"}]}""");

        var expected = new VmStatus.Error(
                Problem.IMAGE_IMPORT_FAILED, "cannot reach the registry", Instant.parse("2026-11-24T08:01:00Z"));
        assertThat(translate(vm("Provisioning", ""), null, volume)).isEqualTo(expected);
        assertThat(translate(vm("DataVolumeError", ""), null, volume))
                .isInstanceOfSatisfying(
                        VmStatus.Error.class,
                        error -> assertThat(error.problem()).isEqualTo(Problem.IMAGE_IMPORT_FAILED));
    }

    @Test
    void startingWithoutRoomIsAnErrorWithTheSchedulersWords() {
        var waiting = instance("""
                {phase: Scheduling, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable,
                  message: 0/3 nodes are available}]}""");

        assertThat(translate(vm("Starting", ""), waiting, null)).isInstanceOfSatisfying(VmStatus.Error.class, error -> {
            assertThat(error.problem()).isEqualTo(Problem.NO_HOST_HAS_ROOM);
            assertThat(error.detail()).isEqualTo("0/3 nodes are available");
        });
    }

    @Test
    void anUnknownInstanceTypeIsNamed() {
        var failure = """
                conditions: [{type: Failure, status: "True", reason: FailedCreate,
                    message: "virtualmachineclusterinstancetypes.instancetype.kubevirt.io \\"x\\" not found"}]""";

        for (var word : new String[] {"Stopped", "Starting", "Provisioning", ""}) {
            assertThat(translate(vm(word, failure), null, null))
                    .isInstanceOfSatisfying(
                            VmStatus.Error.class,
                            error -> assertThat(error.problem()).isEqualTo(Problem.UNKNOWN_INSTANCE_TYPE));
        }
    }

    @Test
    void runningIsSinceItBecameReady() {
        var ready = "conditions: [{type: Ready, status: \"True\", lastTransitionTime: \"2026-11-24T09:00:00Z\"}]";

        assertThat(translate(vm("Running", ready), null, null))
                .isEqualTo(new VmStatus.Running(Instant.parse("2026-11-24T09:00:00Z")));
    }

    private static VmStatus translate(
            ObservedVm vm, @Nullable ObservedInstance instance, @Nullable ObservedVolume volume) {
        return StatusTranslator.translate(vm, instance, volume);
    }
}
