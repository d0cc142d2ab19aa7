package cloud.nuvem.compute.internal;

import static cloud.nuvem.compute.internal.ComputeWorld.await;
import static cloud.nuvem.compute.internal.ComputeWorld.find;
import static cloud.nuvem.compute.internal.ComputeWorld.machines;
import static cloud.nuvem.compute.internal.ComputeWorld.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.CreateVmResult.Created;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.compute.internal.ComputeWorld.Tenant;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Denied;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CreatingMachinesTests {

    private static Tenant acme;

    @BeforeAll
    static void start() {
        acme = ComputeWorld.tenant();
    }

    @Test
    void nameImageAndTypeAreEnoughAndItRuns() {
        var made = ComputeWorld.create(acme, wish("web"));

        assertThat(made.name().value()).isEqualTo("web");
        var running = await(acme, "web", State.RUNNING);
        assertThat(running.uid()).isEqualTo(made.uid());
        assertThat(running.image()).isEqualTo("debian-13");
        assertThat(running.instanceType()).isEqualTo("u1.small");
        assertThat(running.vcpus()).isPositive();
        assertThat(running.memory()).isGreaterThan(DataSize.ZERO);
        assertThat(running.bootVolume()).isEqualTo(DataSize.ofGib(5));
        assertThat(running.volumeType()).isEqualTo("standard");
        assertThat(running.addresses()).isNotEmpty();
        assertThat(running.host()).isNotNull();
    }

    @Test
    void everythingChosenIsThere() {
        var wish = new CreateVm(
                UUID.randomUUID().toString(),
                new ResourceName("chosen"),
                1,
                "debian-13",
                "u1.medium",
                DataSize.ofGib(33),
                "standard",
                List.of(FakeKeys.KEY.id()),
                "ana",
                "packages: [nginx]",
                "The shop’s front",
                Map.of("env", "prod"),
                true,
                false);

        ComputeWorld.create(acme, wish);

        var vm = await(acme, "chosen", State.STOPPED);
        assertThat(vm.displayName()).isEqualTo("The shop’s front");
        assertThat(vm.tags()).containsExactlyEntriesOf(Map.of("env", "prod"));
        assertThat(vm.deletionProtection()).isTrue();
        assertThat(vm.bootVolume()).isEqualTo(DataSize.ofGib(33));
    }

    @Test
    void severalAreMadeAndNumbered() {
        var result = ask(several("many", 3));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Created.class,
                        created -> assertThat(created.machines())
                                .extracting(vm -> vm.name().value())
                                .containsExactly("many-1", "many-2", "many-3"));
        await(acme, "many-3", State.RUNNING);
    }

    @Test
    void ifOneNameOfSeveralIsTakenNoneIsMade() {
        ComputeWorld.create(acme, wish("part-2"));

        assertThat(ask(several("part", 3))).isEqualTo(new CreateVmResult.NameTaken("part-2"));

        assertThat(machines().find(acme.viewer(), acme.project().id(), new ResourceName("part-1")))
                .isEmpty();
    }

    @Test
    void aTakenNameIsRefusedAndTheOtherMachineLeftAsItIs() {
        var first = ComputeWorld.create(acme, wish("taken"));

        assertThat(ask(wish("taken"))).isEqualTo(new CreateVmResult.NameTaken("taken"));

        await().until(() -> find(acme, "taken").uid().equals(first.uid()));
    }

    @Test
    void whatDoesNotExistIsRefusedAtItsField() {
        assertThat(ask(with("x", "no-image", "u1.small", null, null, List.of(), null)))
                .isEqualTo(new CreateVmResult.UnknownImage("no-image"));
        assertThat(ask(with("x", "debian-13", "u9.giant", null, null, List.of(), null)))
                .isEqualTo(new CreateVmResult.UnknownInstanceType("u9.giant"));
        assertThat(ask(with("x", "debian-13", "u1.small", null, "gold", List.of(), null)))
                .isEqualTo(new CreateVmResult.UnknownVolumeType("gold"));
        var stranger = new SshKeyId(UUID.randomUUID());
        assertThat(ask(with("x", "debian-13", "u1.small", null, null, List.of(stranger), null)))
                .isEqualTo(new CreateVmResult.UnknownSshKey(stranger.toString()));
        assertThat(ask(with("x", "debian-13", "u1.small", DataSize.ofGib(1), null, List.of(), null)))
                .isEqualTo(new CreateVmResult.BootVolumeTooSmall(DataSize.ofGib(1), DataSize.ofGib(5)));
        assertThat(ask(with("x", "debian-13", "u1.small", null, null, List.of(), "a: [")))
                .isInstanceOf(CreateVmResult.InvalidUserData.class);
    }

    @Test
    void aFullQuotaIsRefused() {
        var tenant = ComputeWorld.tenant();
        ComputeWorld.bean(FakeQuotas.class).fill(tenant.organization().id());

        assertThat(machines().create(tenant.operator(), tenant.project().id(), wish("web")))
                .isInstanceOf(CreateVmResult.QuotaExceeded.class);
    }

    @Test
    void aViewerMayNotAndAStrangerSeesNothing() {
        assertThat(machines().create(acme.viewer(), acme.project().id(), wish("viewed")))
                .isInstanceOfSatisfying(
                        CreateVmResult.NotAllowed.class,
                        refused -> assertThat(refused.denied()).isInstanceOf(Denied.RoleTooWeak.class));
        assertThat(machines().create(ComputeWorld.somebody(), acme.project().id(), wish("strange")))
                .isInstanceOfSatisfying(
                        CreateVmResult.NotAllowed.class,
                        refused -> assertThat(refused.denied()).isInstanceOf(Denied.Absent.class));
    }

    private static CreateVmResult ask(CreateVm wish) {
        return machines().create(acme.operator(), acme.project().id(), wish);
    }

    private static CreateVm several(String name, int count) {
        var one = wish(name);
        return new CreateVm(
                one.requestId(),
                one.name(),
                count,
                one.image(),
                one.instanceType(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of(),
                false,
                true);
    }

    private static CreateVm with(
            String name,
            String image,
            String type,
            @Nullable DataSize volume,
            @Nullable String volumeType,
            List<SshKeyId> keys,
            @Nullable String userData) {
        return new CreateVm(
                UUID.randomUUID().toString(),
                new ResourceName(name),
                1,
                image,
                type,
                volume,
                volumeType,
                keys,
                null,
                userData,
                null,
                Map.of(),
                false,
                true);
    }
}
