package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param perMonth as it is now; null without a price
 */
record VmRow(VirtualMachine machine, @Nullable Money perMonth) {

    String uid() {
        return machine.uid();
    }
}
