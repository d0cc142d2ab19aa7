package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines.DeleteVm;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmChangeResult.Accepted;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.compute.internal.ComputeWorld.Tenant;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.metering.MeterSource.Look;
import cloud.nuvem.metering.MeterSource.Metered;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the meter is told of a living cluster's machines are the cluster's own times. */
class MeteringMachinesOfAClusterTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Tenant acme;

    @BeforeAll
    static void start() {
        acme = ComputeWorld.tenant();
    }

    @Test
    void aMachinesLifeIsMeteredByTheClustersTimes() {
        var running = ComputeWorld.running(acme, "metered");
        var first = awaitMetered("metered");
        assertThat(first.since()).isEqualTo(running.status().since());
        assertThat(first.dimension()).isEqualTo("u1.small");

        order("metered", PowerAction.STOP);
        var stopped = ComputeWorld.await(acme, "metered", State.STOPPED);
        var ended = awaitEnded("metered", first.uid());
        assertThat(Duration.between(since(stopped), ended).abs()).isLessThanOrEqualTo(SECOND);

        order("metered", PowerAction.START);
        var again = ComputeWorld.await(acme, "metered", State.RUNNING);
        var second = awaitMetered("metered");
        assertThat(second.uid()).isEqualTo(first.uid());
        assertThat(second.since()).isEqualTo(again.status().since()).isAfterOrEqualTo(ended);
    }

    @Test
    void aDeletedMachineEndsWhenTheWatchHears() {
        ComputeWorld.running(acme, "deleted");
        var metered = awaitMetered("deleted");
        var name = new ResourceName("deleted");
        var before = Instant.now();
        ComputeWorld.machines().delete(acme.operator(), acme.project().id(), name, new DeleteVm(false));
        ComputeWorld.awaitGone(acme, "deleted");

        var ended = awaitEnded("deleted", metered.uid());
        assertThat(ended).isBetween(before.minus(SECOND), Instant.now());
    }

    private static void order(String name, PowerAction action) {
        var result =
                ComputeWorld.machines().power(acme.operator(), acme.project().id(), new ResourceName(name), action);
        assertThat(result).isInstanceOf(Accepted.class);
    }

    private static Instant since(VirtualMachine machine) {
        return Objects.requireNonNull(machine.status().since());
    }

    private static Look look() {
        return ComputeWorld.bean(VmMeterSource.class).look(ComputeWorld.REGION);
    }

    private static Optional<Metered> metered(String name) {
        return look().metered().stream()
                .filter(each -> each.resource().name().equals(name)
                        && each.project().equals(acme.project().id()))
                .findFirst();
    }

    private static Metered awaitMetered(String name) {
        Awaitility.await()
                .atMost(ComputeWorld.PATIENCE)
                .until(() -> metered(name).isPresent());
        return metered(name).orElseThrow();
    }

    private static Instant awaitEnded(String name, String uid) {
        Awaitility.await()
                .atMost(ComputeWorld.PATIENCE)
                .until(() -> metered(name).isEmpty() && look().ended().containsKey(uid));
        return Objects.requireNonNull(look().ended().get(uid));
    }
}
