package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.compute.VmStatus.Problem;
import cloud.nuvem.compute.VmStatus.Provisioning.Phase;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one place where KubeVirt's and CDI's words become ours.
 *
 * @see <a href="https://kubevirt.io/api-reference/main/definitions.html">KubeVirt, VirtualMachineStatus.printableStatus</a>
 */
final class StatusTranslator {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(\\.\\d+)?%");

    private StatusTranslator() {}

    static VmStatus translate(ObservedVm vm, @Nullable ObservedInstance instance, @Nullable ObservedVolume bootVolume) {
        if (vm.deleting()) {
            return new VmStatus.Stopping(true, null);
        }
        return switch (vm.printableStatus()) {
            case "Running" -> new VmStatus.Running(vm.readySince());
            case "Paused" -> new VmStatus.Paused(instance == null ? null : instance.pausedSince());
            case "Migrating" -> new VmStatus.Migrating(null);
            case "Stopping" -> new VmStatus.Stopping(false, null);
            case "Terminating" -> new VmStatus.Stopping(true, null);
            case "Starting", "WaitingForReceiver" -> starting(vm, instance, bootVolume);
            case "Provisioning", "WaitingForVolumeBinding" -> provisioning(vm, bootVolume);
            case "Stopped" -> stopped(vm);
            case "" -> isHalted(vm) ? stopped(vm) : provisioning(vm, bootVolume);
            default -> error(vm, instance, bootVolume);
        };
    }

    private static VmStatus stopped(ObservedVm vm) {
        return vm.failure() == null || isHalted(vm) ? new VmStatus.Stopped(vm.readySince()) : failed(vm);
    }

    private static VmStatus starting(
            ObservedVm vm, @Nullable ObservedInstance instance, @Nullable ObservedVolume bootVolume) {
        if (instance != null && !instance.unschedulable().isEmpty()) {
            return new VmStatus.Error(Problem.NO_HOST_HAS_ROOM, instance.unschedulable(), instance.phaseSince());
        }
        if (vm.failure() != null) {
            return failed(vm);
        }
        if (bootVolume != null && bootVolume.failure() != null) {
            return provisioning(vm, bootVolume);
        }
        return new VmStatus.Starting(instance == null ? null : instance.phaseSince());
    }

    private static VmStatus provisioning(ObservedVm vm, @Nullable ObservedVolume volume) {
        if (vm.failure() != null) {
            return failed(vm);
        }
        if (volume == null) {
            return new VmStatus.Provisioning(Phase.PREPARING, null, vm.createdAt());
        }
        var failure = volume.failure();
        if (failure != null || volume.phase().equals("Failed")) {
            return new VmStatus.Error(
                    Problem.IMAGE_IMPORT_FAILED,
                    failure == null ? "" : failure.message(),
                    failure == null ? null : failure.since());
        }
        var phase = phase(volume.phase());
        var percent = phase == Phase.IMPORTING_IMAGE ? percent(volume.progress()) : null;
        return new VmStatus.Provisioning(phase, percent, vm.createdAt());
    }

    private static Phase phase(String dataVolumePhase) {
        return switch (dataVolumePhase) {
            case "", "Pending", "WaitForFirstConsumer", "PendingPopulation", "PVCBound" -> Phase.WAITING_FOR_VOLUME;
            case "Succeeded" -> Phase.PREPARING;
            default -> Phase.IMPORTING_IMAGE; // import, clone, snapshot and expansion, scheduled or in progress
        };
    }

    private static @Nullable Integer percent(String progress) {
        var found = PERCENT.matcher(progress);
        return found.matches() ? Math.min(100, Integer.parseInt(found.group(1))) : null;
    }

    /** Condition Failure: what KubeVirt could not do by itself. */
    private static VmStatus failed(ObservedVm vm) {
        var failure = vm.failure();
        if (failure == null) {
            return new VmStatus.Error(Problem.OTHER, "", null);
        }
        var words = failure.message();
        boolean aboutType = words.contains("instancetype") || failure.reason().contains("Instancetype");
        return new VmStatus.Error(aboutType ? Problem.UNKNOWN_INSTANCE_TYPE : Problem.OTHER, words, failure.since());
    }

    private static VmStatus error(
            ObservedVm vm, @Nullable ObservedInstance instance, @Nullable ObservedVolume bootVolume) {
        var problem = switch (vm.printableStatus()) {
            case "ErrorUnschedulable" -> Problem.NO_HOST_HAS_ROOM;
            case "ErrImagePull", "ImagePullBackOff" -> Problem.HOST_IMAGE_UNAVAILABLE;
            case "ErrorPvcNotFound" -> Problem.VOLUME_MISSING;
            case "DataVolumeError" -> isImporting(bootVolume) ? Problem.IMAGE_IMPORT_FAILED : Problem.VOLUME_FAILED;
            case "CrashLoopBackOff" -> Problem.CRASH_LOOP;
            default -> Problem.OTHER;
        };
        return new VmStatus.Error(problem, detail(vm, instance, bootVolume), vm.readySince());
    }

    private static boolean isImporting(@Nullable ObservedVolume volume) {
        return volume != null && (volume.failure() != null || volume.phase().equals("Failed"));
    }

    private static String detail(
            ObservedVm vm, @Nullable ObservedInstance instance, @Nullable ObservedVolume bootVolume) {
        if (instance != null && !instance.unschedulable().isEmpty()) {
            return instance.unschedulable();
        }
        if (bootVolume != null && bootVolume.failure() != null) {
            return bootVolume.failure().message();
        }
        return vm.failure() == null ? vm.printableStatus() : vm.failure().message();
    }

    private static boolean isHalted(ObservedVm vm) {
        return vm.runStrategy().equals("Halted");
    }
}
