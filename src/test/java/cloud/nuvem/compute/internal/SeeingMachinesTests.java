package cloud.nuvem.compute.internal;

import static cloud.nuvem.compute.internal.ComputeWorld.await;
import static cloud.nuvem.compute.internal.ComputeWorld.faults;
import static cloud.nuvem.compute.internal.ComputeWorld.find;
import static cloud.nuvem.compute.internal.ComputeWorld.machines;
import static cloud.nuvem.compute.internal.ComputeWorld.running;
import static cloud.nuvem.compute.internal.ComputeWorld.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.activity.Activity.ActivityQuery;
import cloud.nuvem.activity.Activity.Doer;
import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.activity.ActivityPlace;
import cloud.nuvem.activity.Topic;
import cloud.nuvem.cluster.internal.Kubectl;
import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.compute.VmStatus.Problem;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.compute.VolumeType;
import cloud.nuvem.compute.internal.ComputeWorld.Tenant;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.DeniedException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SeeingMachinesTests {

    private static Tenant acme;
    private static Tenant globex;

    @BeforeAll
    static void start() {
        acme = ComputeWorld.tenant();
        globex = ComputeWorld.tenant();
    }

    @AfterEach
    void behave() {
        faults().reset();
    }

    @Test
    void theCatalogueShowsWhatThePublishedObjectsSay() {
        var catalogue = ComputeWorld.catalogue();

        assertThat(catalogue.instanceTypes(acme.viewer(), acme.project().id()))
                .isNotEmpty()
                .allMatch(type -> type.vcpus() > 0 && !type.series().isEmpty())
                .extracting(InstanceType::name)
                .contains("u1.small", "u1.medium");
        assertThat(catalogue.images(acme.viewer(), acme.project().id()))
                .extracting(Image::name)
                .contains("debian-13");
        assertThat(catalogue.volumeTypes(acme.viewer(), acme.project().id()))
                .isNotEmpty()
                .first()
                .matches(VolumeType::recommended);
    }

    @Test
    void aMachineMadeWithKubectlShowsUp() {
        Kubectl.apply("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: by-hand, namespace: %s}
                spec:
                  runStrategy: Halted
                  template:
                    spec:
                      domain:
                        cpu: {cores: 2}
                        memory: {guest: 3Gi}
                        devices: {}
                """.formatted(acme.project().id().namespace()));

        var vm = await(acme, "by-hand", State.STOPPED);
        assertThat(vm.vcpus()).isEqualTo(2);
        assertThat(vm.memory().gibRoundedUp()).isEqualTo(3);
        assertThat(vm.image()).isNull();
        assertThat(vm.instanceType()).isNull();
    }

    /** Row 16. */
    @Test
    void aChangeWithKubectlIsSeenWithinTenSeconds() {
        running(acme, "edited");

        Kubectl.merge(
                "virtualmachines",
                acme.project().id().namespace(),
                "edited",
                "{metadata: {labels: {tag.nuvem.cloud/by: hand}}, spec: {instancetype: {name: u1.medium}}}");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> find(acme, "edited").tags().equals(Map.of("by", "hand"))
                        && "u1.medium".equals(find(acme, "edited").instanceType()));
    }

    @Test
    void aMachineThatNoHostHasRoomForSaysSo() {
        ComputeWorld.create(acme, of("huge", "u1.small"));
        await(acme, "huge", State.RUNNING);
        machines().power(acme.operator(), acme.project().id(), new ResourceName("huge"), PowerAction.STOP);
        await(acme, "huge", State.STOPPED);
        Kubectl.merge("virtualmachines", acme.project().id().namespace(), "huge", """
                {spec: {instancetype: null, preference: null, template: {spec: {domain: {cpu: {cores: 1},
                  memory: {guest: 900Gi}}}}}}""");
        await().until(() -> find(acme, "huge").memory().gibRoundedUp() == 900);

        machines().power(acme.operator(), acme.project().id(), new ResourceName("huge"), PowerAction.START);

        var vm = await(acme, "huge", State.ERROR);
        assertThat(vm.status())
                .isInstanceOfSatisfying(
                        VmStatus.Error.class,
                        error -> assertThat(error.problem()).isEqualTo(Problem.NO_HOST_HAS_ROOM));
        await().atMost(ComputeWorld.PATIENCE)
                .untilAsserted(() -> assertThat(timeline("huge"))
                        .extracting(ActivityEntry::code)
                        .contains("no-host-has-room", "action.start"));
    }

    @Test
    void theTimelineTellsFromTheWishToTheRunningMachine() {
        running(acme, "told");

        await().atMost(ComputeWorld.PATIENCE)
                .untilAsserted(() -> assertThat(timeline("told"))
                        .extracting(ActivityEntry::code)
                        .contains("action.create", "imported", "started"));
        var codes = timeline("told").stream().map(ActivityEntry::code).toList().reversed();
        assertThat(codes.indexOf("action.create")).isLessThan(codes.indexOf("imported"));
        assertThat(codes.indexOf("imported")).isLessThan(codes.indexOf("started"));
        assertThat(timeline("told").getLast().who())
                .isEqualTo(new Doer(acme.operator().person(), acme.operator().name()));
    }

    @Test
    void aMoveIsOneEntryThatSaysFromWhereToWhere() {
        running(acme, "moving");
        Kubectl.apply("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachineInstanceMigration
                metadata: {name: move, namespace: %s}
                spec: {vmiName: moving}
                """.formatted(acme.project().id().namespace()));

        await().atMost(ComputeWorld.PATIENCE)
                .untilAsserted(() -> assertThat(timeline("moving"))
                        .extracting(ActivityEntry::code)
                        .contains("migrated"));
        assertThat(timeline("moving"))
                .filteredOn(entry -> entry.topic() == Topic.MIGRATION)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.detail()).matches("[a-z0-9-]+ → [a-z0-9-]+");
                    assertThat(entry.origin())
                            .isInstanceOfSatisfying(
                                    Said.class,
                                    said -> assertThat(said.message())
                                            .contains("Pending", "Scheduling", "TargetReady", "Succeeded"));
                });
    }

    @Test
    void aMachineThatLosesItsHostSideCrashedAndStartsAgain() {
        running(acme, "crashing");
        Kubectl.delete("pods", acme.project().id().namespace(), "vm.kubevirt.io/name=crashing");

        await().atMost(ComputeWorld.PATIENCE)
                .untilAsserted(() -> assertThat(timeline("crashing"))
                        .extracting(ActivityEntry::code)
                        .contains("crashed"));
        await().atMost(ComputeWorld.PATIENCE)
                .untilAsserted(() -> assertThat(timeline("crashing"))
                        .filteredOn(entry -> entry.code().equals("started"))
                        // one line when all of it happened within one of the cluster's seconds
                        .extracting(ActivityEntry::count)
                        .isIn(List.of(1, 1), List.of(2)));
    }

    @Test
    void theManifestIsReadableAndHasNoManagedFields() {
        running(acme, "shown");

        var manifest = machines()
                .manifest(acme.viewer(), acme.project().id(), new ResourceName("shown"))
                .orElseThrow();

        assertThat(manifest).contains("kind: VirtualMachine", "name: shown").doesNotContain("managedFields");
    }

    @Test
    void aStrangerCannotTellThatAnythingIsThere() {
        running(acme, "hidden");
        var stranger = globex.operator();
        var project = acme.project().id();

        assertThatThrownBy(() -> machines().find(stranger, project, new ResourceName("hidden")))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> machines().page(stranger, project, VmQuery.all()))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> machines().onChange(stranger, project, () -> {}))
                .isInstanceOf(DeniedException.class);
    }

    /** Row 41: nothing of one tenant is in any view of another, nor does a signal cross. */
    @Test
    void nothingCrossesBetweenTenants() throws Exception {
        var canary = "canary-" + UUID.randomUUID().toString().substring(0, 8);
        var signals = new AtomicInteger();
        running(globex, "own");
        var quiet = machines().page(globex.viewer(), globex.project().id(), VmQuery.all());
        try (var _ = machines().onChange(globex.viewer(), globex.project().id(), signals::incrementAndGet)) {
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            int before = signals.get();

            running(acme, canary);

            assertThat(signals.get()).isEqualTo(before);
        }
        assertThat(quiet.items().toString()).doesNotContain(canary);
        assertThat(machines()
                        .page(globex.viewer(), globex.project().id(), VmQuery.all())
                        .items()
                        .toString())
                .doesNotContain(canary);
        assertThat(machines().overview(globex.viewer(), globex.project().id()).toString())
                .doesNotContain(canary);
        assertThat(machines().find(globex.viewer(), globex.project().id(), new ResourceName(canary)))
                .isEmpty();
        assertThat(timeline(globex, canary)).isEmpty();
        assertThat(machines().manifest(globex.viewer(), globex.project().id(), new ResourceName(canary)))
                .isEmpty();
    }

    @Test
    void changesAreToldToThoseWhoListenAndNotTooOften() throws Exception {
        var tenant = ComputeWorld.tenant();
        var calls = new AtomicInteger();
        try (var _ = machines().onChange(tenant.viewer(), tenant.project().id(), calls::incrementAndGet)) {
            long begun = System.nanoTime();
            running(tenant, "noisy");
            var seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;

            assertThat(calls.get()).isPositive().isLessThanOrEqualTo((int) (5 * seconds) + 2);
        }
    }

    /** Row 11: reading goes on from the last picture, with its age. */
    @Test
    void duringAnOutageEverythingIsStillReadableWithItsAge() {
        running(acme, "kept");
        faults().refuseConnections();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> machines()
                                .overview(acme.viewer(), acme.project().id())
                                .age()
                                .compareTo(Duration.ofSeconds(3))
                        > 0);
        assertThat(find(acme, "kept").status().state()).isEqualTo(State.RUNNING);
        assertThat(machines()
                        .page(acme.viewer(), acme.project().id(), VmQuery.all())
                        .items())
                .isNotEmpty();
        assertThat(ComputeWorld.catalogue().images(acme.viewer(), acme.project().id()))
                .isNotEmpty();

        faults().acceptConnections();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> machines()
                                .overview(acme.viewer(), acme.project().id())
                                .age()
                                .compareTo(Duration.ofSeconds(1))
                        < 0);
    }

    @Test
    void whatIsUsedIsCountedPerOrganization() {
        var tenant = ComputeWorld.tenant();
        running(tenant, "counted");
        var source = ComputeWorld.bean(VmQuotaSource.class);

        await().until(() -> source.used(tenant.organization().id()).getOrDefault(Limit.VOLUME_GIB, 0L) == 5);
        var size = find(tenant, "counted");
        assertThat(source.used(tenant.organization().id()))
                .containsEntry(Limit.VIRTUAL_MACHINES, 1L)
                .containsEntry(Limit.VCPUS, (long) size.vcpus())
                .containsEntry(Limit.MEMORY_GIB, size.memory().gibRoundedUp());
        var claim = VmQuotaSource.claim(tenant.project().id(), "counted");
        assertThat(source.counted(tenant.organization().id(), Set.of(claim, "other/thing")))
                .containsExactly(claim);
        assertThat(source.used(ComputeWorld.tenant().organization().id()).values())
                .allMatch(used -> used == 0);
    }

    private static List<ActivityEntry> timeline(String name) {
        return timeline(acme, name);
    }

    /** Of the whole project, narrowed here: a name of which nothing is known would be refused. */
    private static List<ActivityEntry> timeline(Tenant tenant, String name) {
        var place = ActivityPlace.of(tenant.project().id());
        return ComputeWorld.bean(Activity.class)
                .page(tenant.viewer(), place, new ActivityQuery(ActivityFilter.ALL, Locale.ENGLISH, null, 500))
                .entries()
                .stream()
                .filter(entry -> entry.resource().name().equals(name))
                .toList();
    }

    private static CreateVm of(String name, String type) {
        var one = wish(name);
        return new CreateVm(
                one.requestId(),
                one.name(),
                1,
                one.image(),
                type,
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
}
