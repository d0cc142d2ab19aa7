package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.compute.VmQuery.Sort;
import cloud.nuvem.compute.VmShape;
import cloud.nuvem.compute.VmStatus.State;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The machines of a project at one moment, unchanging. Sorted forms are made once each. */
final class MachineList {

    static final MachineList EMPTY = new MachineList(List.of());

    private final List<VirtualMachine> byName;
    private final Map<Sort, List<VirtualMachine>> sorted = new ConcurrentHashMap<>();
    private volatile @Nullable VmOverview overview;

    /**
     * Takes them as they are.
     *
     * @param byName in the order of their names
     */
    MachineList(List<VirtualMachine> byName) {
        this.byName = byName;
    }

    List<VirtualMachine> byName() {
        return byName;
    }

    /** Ascending; equal ones by name. */
    List<VirtualMachine> sortedBy(Sort sort) {
        return sort == Sort.NAME
                ? byName
                : sorted.computeIfAbsent(
                        sort, by -> byName.stream().sorted(order(by)).toList());
    }

    /** The total order behind {@link #sortedBy}: no two machines of a project are equal in it. */
    static Comparator<VirtualMachine> order(Sort sort) {
        var byName = Comparator.comparing(VirtualMachine::name);
        return switch (sort) {
            case NAME -> byName;
            case STATUS ->
                Comparator.<VirtualMachine, State>comparing(vm -> vm.status().state())
                        .thenComparing(byName);
            case INSTANCE_TYPE ->
                Comparator.comparing(
                                VirtualMachine::instanceType, Comparator.nullsLast(Comparator.<String>naturalOrder()))
                        .thenComparing(byName);
            case AGE -> Comparator.comparing(VirtualMachine::createdAt).thenComparing(byName);
        };
    }

    VmOverview overview(Duration age) {
        var known = overview;
        if (known == null) {
            known = new VmOverview(byName.size(), states(), tags(), shapes(), Duration.ZERO);
            overview = known;
        }
        return new VmOverview(known.total(), known.byState(), known.tags(), known.shapes(), age);
    }

    private Map<State, Long> states() {
        var counts = new EnumMap<State, Long>(State.class);
        byName.forEach(vm -> counts.merge(vm.status().state(), 1L, Long::sum));
        return counts;
    }

    private Map<VmShape, Long> shapes() {
        var counts = new HashMap<VmShape, Long>();
        byName.forEach(vm -> counts.merge(VmShape.of(vm), 1L, Long::sum));
        return counts;
    }

    private SortedMap<String, SortedSet<String>> tags() {
        var tags = new TreeMap<String, SortedSet<String>>();
        byName.forEach(vm -> vm.tags()
                .forEach((key, value) ->
                        tags.computeIfAbsent(key, unseen -> new TreeSet<>()).add(value)));
        return tags;
    }
}
