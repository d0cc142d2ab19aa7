package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.compute.internal.ComputeWorld.Tenant;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.Suspensions;
import org.junit.jupiter.api.Test;

/** What a suspension does to machines: it stops them and nothing else. */
class StandingStillTests {

    private final Tenant tenant = ComputeWorld.tenant();

    private void suspend(Suspension suspension) {
        ComputeWorld.bean(Suspensions.class)
                .suspend(tenant.organization().id(), Suspensions.Cause.UNPAID, suspension, "test");
    }

    private VmChangeResult start() {
        return ComputeWorld.machines()
                .power(tenant.operator(), tenant.project().id(), new ResourceName("kept"), PowerAction.START);
    }

    @Test
    void stopsMachinesKeepsTheirDataAndLetsThemBeStartedAfterwards() {
        var before = ComputeWorld.running(tenant, "kept");

        suspend(Suspension.COMPUTE_STOPPED);
        ComputeWorld.bean(Standstill.class).stopAll();
        var stopped = ComputeWorld.await(tenant, "kept", State.STOPPED);
        assertThat(stopped.uid()).isEqualTo(before.uid());
        assertThat(stopped.bootVolume()).isNotNull().isEqualTo(before.bootVolume());
        assertThat(start()).isInstanceOf(Refusal.class);

        suspend(Suspension.NONE);
        ComputeWorld.bean(Standstill.class).stopAll();
        assertThat(ComputeWorld.find(tenant, "kept").status().state()).isEqualTo(State.STOPPED);
        assertThat(start()).isNotInstanceOf(Refusal.class);
        assertThat(ComputeWorld.await(tenant, "kept", State.RUNNING).uid()).isEqualTo(before.uid());
    }

    @Test
    void leavesMachinesOfOthersAndOfThoseWhoAreOnlyBlockedAlone() {
        ComputeWorld.running(tenant, "kept");
        suspend(Suspension.NEW_RESOURCES_BLOCKED);
        ComputeWorld.bean(Standstill.class).stopAll();
        assertThat(ComputeWorld.find(tenant, "kept").status().state()).isEqualTo(State.RUNNING);
        assertThat(ComputeWorld.machines()
                        .create(tenant.operator(), tenant.project().id(), ComputeWorld.wish("another")))
                .isInstanceOf(Refusal.class);
    }
}
