package cloud.nuvem.compute;

import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.kernel.DataSize;
import org.jspecify.annotations.Nullable;

/**
 * What the price of a machine depends on: machines of one shape cost the same.
 *
 * @param isOff nothing of it runs, only its volumes cost
 */
public record VmShape(
        @Nullable String instanceType,
        @Nullable String volumeType,
        @Nullable DataSize bootVolume,
        boolean isOff) {

    public static VmShape of(VirtualMachine machine) {
        return new VmShape(machine.instanceType(), machine.volumeType(), machine.bootVolume(), isOff(machine));
    }

    /** Off and not about to start, or unable to go on. */
    private static boolean isOff(VirtualMachine machine) {
        var state = machine.status().state();
        return state == State.STOPPED || state == State.ERROR;
    }
}
