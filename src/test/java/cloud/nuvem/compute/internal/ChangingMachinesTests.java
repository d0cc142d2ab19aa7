package cloud.nuvem.compute.internal;

import static cloud.nuvem.compute.internal.ComputeWorld.await;
import static cloud.nuvem.compute.internal.ComputeWorld.awaitGone;
import static cloud.nuvem.compute.internal.ComputeWorld.find;
import static cloud.nuvem.compute.internal.ComputeWorld.machines;
import static cloud.nuvem.compute.internal.ComputeWorld.running;
import static cloud.nuvem.compute.internal.ComputeWorld.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.compute.VirtualMachines.DeleteVm;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VirtualMachines.TagChange;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.compute.VmChangeResult.Accepted;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.compute.internal.ComputeWorld.Tenant;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.kernel.ResourceRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChangingMachinesTests {

    private static Tenant acme;

    @BeforeAll
    static void start() {
        acme = ComputeWorld.tenant();
    }

    @Test
    void stopsStartsAndRestarts() {
        running(acme, "cycle");

        assertThat(order("cycle", PowerAction.STOP)).isInstanceOf(Accepted.class);
        await(acme, "cycle", State.STOPPED);
        assertThat(order("cycle", PowerAction.START)).isInstanceOf(Accepted.class);
        await(acme, "cycle", State.RUNNING);
        assertThat(order("cycle", PowerAction.RESTART)).isInstanceOf(Accepted.class);
        await().atMost(ComputeWorld.PATIENCE)
                .until(() -> find(acme, "cycle").status().state() != State.RUNNING);
        await(acme, "cycle", State.RUNNING);
    }

    @Test
    void pausesAndGoesOn() {
        running(acme, "pausing");

        assertThat(order("pausing", PowerAction.PAUSE)).isInstanceOf(Accepted.class);
        await(acme, "pausing", State.PAUSED);
        assertThat(order("pausing", PowerAction.RESUME)).isInstanceOf(Accepted.class);
        await(acme, "pausing", State.RUNNING);
    }

    @Test
    void takesTheRestOfTheOrders() {
        running(acme, "ordered");

        assertThat(order("ordered", PowerAction.SOFT_REBOOT)).isInstanceOf(Accepted.class);
        assertThat(order("ordered", PowerAction.RESET)).isInstanceOf(Accepted.class);
        await(acme, "ordered", State.RUNNING);
        assertThat(order("ordered", PowerAction.FORCE_STOP)).isInstanceOf(Accepted.class);
        await(acme, "ordered", State.STOPPED);
    }

    @Test
    void refusesWhatTheStateForbids() {
        running(acme, "busy");

        assertThat(order("busy", PowerAction.START)).isEqualTo(new VmChangeResult.NotInThisState(State.RUNNING));
        assertThat(order("busy", PowerAction.RESUME)).isEqualTo(new VmChangeResult.NotInThisState(State.RUNNING));
        assertThat(order("no-such", PowerAction.START)).isEqualTo(new VmChangeResult.Absent("no-such"));
    }

    @Test
    void namesAndTagsAreChangedPrecisely() {
        running(acme, "named");

        assertThat(update(
                        "named",
                        new UpdateVm("Front", TagChange.exactly(Map.of("env", "prod", "team", "shop")), null),
                        null))
                .isInstanceOf(Accepted.class);
        await().until(() -> find(acme, "named").tags().size() == 2);
        assertThat(update("named", new UpdateVm(null, TagChange.exactly(Map.of("env", "test")), null), null))
                .isInstanceOf(Accepted.class);

        await().until(() -> find(acme, "named").tags().equals(Map.of("env", "test")));
        assertThat(find(acme, "named").displayName()).isEqualTo("Front");
        assertThat(find(acme, "named").image()).isEqualTo("debian-13");
    }

    @Test
    void tagsThatSeveralPeopleChangeAtOnceAreAllKept() throws InterruptedException {
        running(acme, "shared");
        var results = new ConcurrentLinkedQueue<VmChangeResult>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var key : List.of("a", "b", "c")) {
                var _ = people.submit(() -> results.add(update(
                        "shared", new UpdateVm(null, TagChange.between(Map.of(), Map.of(key, "1")), null), null)));
            }
        }

        assertThat(results).hasSize(3).hasOnlyElementsOfType(Accepted.class);
        assertThat(find(acme, "shared").tags()).isEqualTo(Map.of("a", "1", "b", "1", "c", "1"));
    }

    @Test
    void tagsAreCountedWithThoseThatStay() {
        running(acme, "crowded");
        var many = IntStream.range(0, VmRules.MAX_TAGS).boxed().collect(Collectors.toMap(i -> "tag-" + i, i -> "1"));
        assertThat(update("crowded", new UpdateVm(null, TagChange.exactly(many), null), null))
                .isInstanceOf(Accepted.class);

        assertThat(update("crowded", new UpdateVm(null, TagChange.between(Map.of(), Map.of("more", "1")), null), null))
                .isEqualTo(new VmChangeResult.InvalidField("tags", "tag-count"));
        assertThat(update(
                        "crowded",
                        new UpdateVm(null, TagChange.between(Map.of("tag-0", "1"), Map.of("more", "1")), null),
                        null))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aVersionThatIsOldIsRefused() {
        var vm = running(acme, "versioned");
        update("versioned", new UpdateVm("One", null, null), null);
        await().until(() -> find(acme, "versioned").displayName().equals("One"));

        assertThat(update("versioned", new UpdateVm("Two", null, null), vm.version()))
                .isEqualTo(new VmChangeResult.ChangedMeanwhile());
        await().untilAsserted(() -> assertThat(update(
                        "versioned",
                        new UpdateVm("Two", null, null),
                        find(acme, "versioned").version()))
                .isInstanceOf(Accepted.class)); // its status may change while we look
    }

    @Test
    void nonsenseIsRefusedAtItsField() {
        assertThat(update("any", new UpdateVm(" ", null, null), null))
                .isEqualTo(new VmChangeResult.InvalidField("displayName", "display-name"));
        assertThat(update("any", new UpdateVm(null, TagChange.exactly(Map.of("a/b", "c")), null), null))
                .isEqualTo(new VmChangeResult.InvalidField("tags", "tag"));
    }

    @Test
    void aProtectedMachineStaysUntilTheProtectionIsTakenOff() {
        running(acme, "guarded");
        assertThat(update("guarded", new UpdateVm(null, null, true), null)).isInstanceOf(Accepted.class);
        await().until(() -> find(acme, "guarded").deletionProtection());
        var volumes = ComputeWorld.bean(VolumeCache.class);
        await().until(() -> volumes.of(Home.of(acme.project())).stream()
                .filter(volume -> volume.owner().equals("guarded"))
                .allMatch(ObservedVolume::deletionProtection));

        assertThat(manifest("guarded")
                        .indexOf("nuvem.cloud/protected", manifest("guarded").indexOf("dataVolumeTemplates")))
                .as("the template of its volume is protected as well")
                .isPositive();
        assertThat(delete("guarded", false)).isEqualTo(new VmChangeResult.Protected("guarded"));
        assertThat(delete("guarded", true)).isEqualTo(new VmChangeResult.Protected("guarded"));

        assertThat(update("guarded", new UpdateVm(null, null, false), null)).isInstanceOf(Accepted.class);
        await().until(() -> volumes.of(Home.of(acme.project())).stream()
                .filter(volume -> volume.owner().equals("guarded"))
                .noneMatch(ObservedVolume::deletionProtection));
        assertThat(manifest("guarded")).doesNotContain("nuvem.cloud/protected");
        assertThat(delete("guarded", false)).isInstanceOf(Accepted.class);
        awaitGone(acme, "guarded");
    }

    @Test
    void aMachineTakesItsVolumesAlong() {
        running(acme, "leaving");

        assertThat(delete("leaving", false)).isInstanceOf(Accepted.class);

        awaitGone(acme, "leaving");
        await().atMost(ComputeWorld.PATIENCE).until(() -> volumesOf("leaving").isEmpty());
    }

    @Test
    void volumesThatShallStayStayAndAreNamedAsResidents() {
        running(acme, "keeping");
        assertThat(volumesOf("keeping")).hasSize(1);

        assertThat(delete("keeping", true)).isInstanceOf(Accepted.class);

        awaitGone(acme, "keeping");
        await().during(Duration.ofSeconds(2))
                .atMost(ComputeWorld.PATIENCE)
                .until(() -> volumesOf("keeping").size() == 1);
        assertThat(ComputeWorld.bean(VmResidents.class).in(acme.project().id()))
                .extracting(ResourceRef::kind, ResourceRef::name)
                .contains(tuple("volume", volumesOf("keeping").getFirst()));
    }

    @Test
    void aNewMachineOfTheNameDoesNotMeetTheOldOnesVolume() {
        running(acme, "again");
        delete("again", true);
        awaitGone(acme, "again");
        var kept = volumesOf("again");

        ComputeWorld.create(acme, wish("again"));

        await(acme, "again", State.RUNNING);
        assertThat(volumesOf("again")).hasSize(2).containsAll(kept);
    }

    @Test
    void growsWhileItRunsWhereTheClusterCan() {
        running(acme, "growing");

        assertThat(resize("growing", "u1.medium")).isInstanceOf(Accepted.class);

        await().until(() -> "u1.medium".equals(find(acme, "growing").instanceType()));
        assertThat(find(acme, "growing").pendingChanges()).isFalse();
        assertThat(resize("growing", "u9.none")).isEqualTo(new VmChangeResult.UnknownInstanceType("u9.none"));
    }

    @Test
    void aSmallerSizeWaitsForTheNextRestart() {
        running(acme, "shrinking");
        resize("shrinking", "u1.medium");
        order("shrinking", PowerAction.RESTART);
        await().until(() -> find(acme, "shrinking").status().state() != State.RUNNING);
        await(acme, "shrinking", State.RUNNING);

        assertThat(resize("shrinking", "u1.small")).isInstanceOf(Accepted.class);

        await().atMost(ComputeWorld.PATIENCE)
                .until(() -> find(acme, "shrinking").pendingChanges());
        order("shrinking", PowerAction.RESTART);
        await().atMost(ComputeWorld.PATIENCE)
                .until(() -> !find(acme, "shrinking").pendingChanges()
                        && find(acme, "shrinking").status().state() == State.RUNNING);
    }

    @Test
    void aViewerChangesNothing() {
        running(acme, "watched");

        assertThat(machines().power(acme.viewer(), acme.project().id(), new ResourceName("watched"), PowerAction.STOP))
                .isInstanceOf(VmChangeResult.NotAllowed.class);
        assertThat(machines()
                        .delete(acme.viewer(), acme.project().id(), new ResourceName("watched"), new DeleteVm(false)))
                .isInstanceOf(VmChangeResult.NotAllowed.class);
    }

    private static List<String> volumesOf(String machine) {
        return ComputeWorld.bean(VolumeCache.class).of(Home.of(acme.project())).stream()
                .map(ObservedVolume::name)
                .filter(name -> name.startsWith(machine + "-boot-"))
                .toList();
    }

    private static VmChangeResult resize(String name, String type) {
        return machines().resize(acme.operator(), acme.project().id(), new ResourceName(name), type);
    }

    private static VmChangeResult order(String name, PowerAction action) {
        return machines().power(acme.operator(), acme.project().id(), new ResourceName(name), action);
    }

    private static VmChangeResult update(String name, UpdateVm command, @Nullable String ifVersion) {
        return machines().update(acme.operator(), acme.project().id(), new ResourceName(name), command, ifVersion);
    }

    private static String manifest(String name) {
        return machines()
                .manifest(acme.viewer(), acme.project().id(), new ResourceName(name))
                .orElseThrow();
    }

    private static VmChangeResult delete(String name, boolean keepVolumes) {
        return machines()
                .delete(acme.operator(), acme.project().id(), new ResourceName(name), new DeleteVm(keepVolumes));
    }
}
