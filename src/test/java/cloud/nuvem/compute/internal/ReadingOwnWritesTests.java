package cloud.nuvem.compute.internal;

import static cloud.nuvem.compute.internal.ComputeWorld.find;
import static cloud.nuvem.compute.internal.ComputeWorld.machines;
import static cloud.nuvem.compute.internal.ComputeWorld.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VirtualMachines.TagChange;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.kernel.ResourceName;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A program does not wait between its calls. */
class ReadingOwnWritesTests {

    private final ComputeWorld.Tenant acme = ComputeWorld.tenant();

    @Test
    void findsWhatItHasJustMade() {
        for (int i = 0; i < 10; i++) {
            var made = ComputeWorld.create(acme, wish("web-" + i));
            assertThat(find(acme, "web-" + i).uid()).isEqualTo(made.uid());
        }
    }

    @Test
    void seesWhatItHasJustChanged() {
        ComputeWorld.create(acme, wish("web"));
        for (int i = 0; i < 10; i++) {
            var result = machines()
                    .update(
                            acme.operator(),
                            acme.project().id(),
                            new ResourceName("web"),
                            new UpdateVm(null, TagChange.exactly(Map.of("round", "r" + i)), null),
                            null);
            assertThat(result).isInstanceOf(VmChangeResult.Accepted.class);
            assertThat(find(acme, "web").tags()).containsEntry("round", "r" + i);
        }
    }
}
