package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Cuts pages out of a project's machines. A cursor names the last machine shown by everything the order looks at, so that
 * pages neither skip nor repeat a machine that stays, whatever comes and goes in between.
 */
final class MachinePages {

    private MachinePages() {}

    /** @throws InvalidCursor when the query's cursor was not made for this order */
    static Page<VirtualMachine> cut(MachineList machines, VmQuery query) {
        var sorted = machines.sortedBy(query.sort());
        var ordered = query.descending() ? sorted.reversed() : sorted;
        var begin = query.cursor() == null ? PageCursor.BEGINNING : PageCursor.parse(query.cursor(), query);
        int first = firstAfter(begin, ordered);
        var matches = matching(query);
        long before = matches.isEmpty()
                ? first
                : ordered.subList(0, first).stream().filter(matches.get()).count();
        var after = ordered.subList(first, ordered.size());
        var rest =
                matches.isEmpty() ? after : after.stream().filter(matches.get()).toList();
        var page = rest.subList(Math.min(query.offset(), rest.size()), rest.size());
        boolean more = page.size() > query.limit();
        var shown = more ? page.subList(0, query.limit()) : page;
        var next = more ? PageCursor.after(shown.getLast(), query).text() : null;
        return new Page<>(shown, next, before + rest.size());
    }

    /** The machines that match, wherever the query's cursor stands. */
    static MachineList narrow(MachineList machines, VmQuery query) {
        return matching(query)
                .map(matches -> new MachineList(
                        machines.byName().stream().filter(matches).toList()))
                .orElse(machines);
    }

    /** The list is sorted, so everything before the place comes before everything after it. */
    private static int firstAfter(PageCursor place, List<VirtualMachine> ordered) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place.isBefore(ordered.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Empty when all do, which is the most frequent question and needs no look at ten thousand machines. */
    private static Optional<Predicate<VirtualMachine>> matching(VmQuery query) {
        List<Predicate<VirtualMachine>> wishes = new ArrayList<>();
        if (!query.states().isEmpty()) {
            wishes.add(machine -> query.states().contains(machine.status().state()));
        }
        var instanceType = query.instanceType();
        if (instanceType != null) {
            wishes.add(machine -> instanceType.equals(machine.instanceType()));
        }
        var tag = query.tag();
        if (tag != null) {
            wishes.add(tagged(tag));
        }
        var words = query.search().strip().toLowerCase(Locale.ROOT);
        if (!words.isEmpty()) {
            wishes.add(machine -> mentions(machine, words));
        }
        return wishes.stream().reduce(Predicate::and);
    }

    private static Predicate<VirtualMachine> tagged(String tag) {
        int equals = tag.indexOf('=');
        if (equals < 0) {
            return machine -> machine.tags().containsKey(tag);
        }
        var key = tag.substring(0, equals);
        var value = tag.substring(equals + 1);
        return machine -> value.equals(machine.tags().get(key));
    }

    private static boolean mentions(VirtualMachine machine, String words) {
        return machine.name().value().contains(words)
                || contains(machine.displayName(), words)
                || machine.addresses().stream().anyMatch(address -> address.contains(words))
                || machine.tags().entrySet().stream()
                        .anyMatch(tag -> contains(tag.getKey() + "=" + tag.getValue(), words));
    }

    private static boolean contains(String text, String lowerCaseWords) {
        return text.toLowerCase(Locale.ROOT).contains(lowerCaseWords);
    }
}
