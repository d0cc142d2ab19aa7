package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.compute.InvalidCursor;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmQuery.Sort;
import cloud.nuvem.compute.VmShape;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MachinePagesTests {

    private static final int MANY = 10_000;
    private static final MachineList MACHINES = machines(MANY);

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesInEveryOrderShowEveryMachineOnce(Sort sort) {
        for (boolean descending : new boolean[] {false, true}) {
            var seen = walk(sort, descending, 500);

            var expected = new ArrayList<>(MACHINES.byName());
            var order = MachineList.order(sort);
            expected.sort(descending ? order.reversed() : order);
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    void searchLooksAtNameDisplayNameAddressAndTagsWithoutRegardToCase() {
        for (var words : List.of("vm-04242", "MACHINE 4242", "10.0.16.146", "env=prod-4242")) {
            assertThat(MachinePages.cut(MACHINES, search(words)).items())
                    .as(words)
                    .extracting(vm -> vm.name().value())
                    .contains("vm-04242");
        }
        assertThat(MachinePages.cut(MACHINES, search("no such thing")).total()).isZero();
    }

    @Test
    void filtersNarrowAndTheTotalFollows() {
        var running = new VmQuery("", Set.of(State.RUNNING), null, null, Sort.NAME, false, null, 0, 10);
        var page = MachinePages.cut(MACHINES, running);

        assertThat(page.items()).hasSize(10).allMatch(vm -> vm.status().state() == State.RUNNING);
        assertThat(page.total())
                .isEqualTo(MACHINES.byName().stream()
                        .filter(vm -> vm.status().state() == State.RUNNING)
                        .count());
    }

    @Test
    void aTagFiltersByKeyOrByKeyAndValue() {
        var byKey = new VmQuery("", Set.of(), "even", null, Sort.NAME, false, null, 0, 1);
        var byValue = new VmQuery("", Set.of(), "env=prod-7", null, Sort.NAME, false, null, 0, 10);

        assertThat(MachinePages.cut(MACHINES, byKey).total()).isEqualTo(MANY / 2);
        assertThat(MachinePages.cut(MACHINES, byValue).items())
                .extracting(vm -> vm.name().value())
                .containsExactly("vm-00007");
    }

    @Test
    void anOffsetJumps() {
        var far = new VmQuery("", Set.of(), null, null, Sort.NAME, false, null, 9_990, 100);

        assertThat(MachinePages.cut(MACHINES, far).items())
                .extracting(vm -> vm.name().value())
                .startsWith("vm-09990")
                .hasSize(10);
        assertThat(MachinePages.cut(MACHINES, far).next()).isNull();
    }

    @Test
    void machinesThatComeAndGoNeitherRepeatNorSkipOthers() {
        var first = MachinePages.cut(MACHINES, page(Sort.NAME, null, 3));
        var changed = new ArrayList<>(MACHINES.byName());
        changed.remove(2); // the very one that the cursor names
        changed.addFirst(machine("aaa", 0));
        changed.sort(Comparator.comparing(VirtualMachine::name));

        var second = MachinePages.cut(new MachineList(changed), page(Sort.NAME, first.next(), 3));

        assertThat(second.items())
                .extracting(vm -> vm.name().value())
                .containsExactly("vm-00003", "vm-00004", "vm-00005");
    }

    @Test
    void aCursorOfAnotherOrderOrOfNoneIsRefused() {
        var byName = MachinePages.cut(MACHINES, page(Sort.NAME, null, 3)).next();

        for (var cursor : new @Nullable String[] {byName, "", "%%%", "bm8", "QUdFCmEKbm90LWEtZGF0ZQp4"}) {
            assertThatThrownBy(() -> MachinePages.cut(MACHINES, page(Sort.AGE, cursor, 3)))
                    .isInstanceOf(InvalidCursor.class);
        }
    }

    @Test
    void whatNeedsSomebodyComesFirstAndWhatRestsLast() {
        var states = MachinePages.cut(MACHINES, page(Sort.STATUS, null, 500)).items().stream()
                .map(vm -> vm.status().state())
                .toList();

        assertThat(State.values()).startsWith(State.ERROR, State.PROVISIONING).endsWith(State.PAUSED, State.STOPPED);
        assertThat(states).isSorted();
    }

    @Test
    void theShapesOfAnOverviewAreThoseOfTheMachinesThatMatch() {
        var even = new VmQuery("", Set.of(), "even", null, Sort.NAME, false, null, 0, 1);
        var shapes = MachinePages.narrow(MACHINES, even).overview(Duration.ZERO).shapes();

        var counted = MACHINES.byName().stream()
                .filter(vm -> vm.tags().containsKey("even"))
                .collect(Collectors.groupingBy(VmShape::of, Collectors.counting()));
        assertThat(shapes).isEqualTo(counted);
    }

    @Test
    void theOverviewCountsStatesAndCollectsTags() {
        var overview = MACHINES.overview(Duration.ofSeconds(3));

        assertThat(overview.total()).isEqualTo(MANY);
        assertThat(overview.byState().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(MANY);
        assertThat(overview.tags().get("even")).containsExactly("true");
        assertThat(overview.age()).isEqualTo(Duration.ofSeconds(3));
    }

    private static List<VirtualMachine> walk(Sort sort, boolean descending, int limit) {
        var seen = new ArrayList<VirtualMachine>();
        @Nullable String cursor = null;
        do {
            var page = MachinePages.cut(
                    MACHINES, new VmQuery("", Set.of(), null, null, sort, descending, cursor, 0, limit));
            assertThat(page.total()).isEqualTo(MANY);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private static VmQuery page(Sort sort, @Nullable String cursor, int limit) {
        return new VmQuery("", Set.of(), null, null, sort, false, cursor, 0, limit);
    }

    private static VmQuery search(String words) {
        return new VmQuery(words, Set.of(), null, null, Sort.NAME, false, null, 0, 100);
    }

    private static MachineList machines(int count) {
        return new MachineList(IntStream.range(0, count)
                .mapToObj(number -> machine("vm-%05d".formatted(number), number))
                .toList());
    }

    private static VirtualMachine machine(String name, int number) {
        var random = new Random(number);
        var tags = new TreeMap<>(Map.of("env", "prod-" + number));
        if (number % 2 == 0) {
            tags.put("even", "true");
        }
        VmStatus status = switch (random.nextInt(3)) {
            case 0 -> new VmStatus.Running(null);
            case 1 -> new VmStatus.Stopped(null);
            default -> new VmStatus.Starting(null);
        };
        return new VirtualMachine(
                "uid-" + number,
                Integer.toString(number),
                Blueprints.PROJECT.id(),
                new ResourceName(name),
                "Machine " + number,
                status,
                number % 10 == 0 ? null : "u1." + random.nextInt(5),
                2,
                DataSize.ofGib(8),
                "debian-13",
                DataSize.ofGib(20),
                "standard",
                List.of("10.0." + number / 256 + "." + number % 256),
                "node1",
                tags,
                false,
                false,
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(5_000)));
    }
}
