package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.kernel.Page;
import java.util.List;
import java.util.Locale;
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
        var matches = matching(query);
        var begin = query.cursor() == null ? PageCursor.BEGINNING : PageCursor.parse(query.cursor(), query);
        int first = firstAfter(begin, ordered);
        long before = ordered.subList(0, first).stream().filter(matches).count();
        var rest =
                ordered.subList(first, ordered.size()).stream().filter(matches).toList();
        var page = rest.subList(Math.min(query.offset(), rest.size()), rest.size());
        boolean more = page.size() > query.limit();
        var shown = more ? page.subList(0, query.limit()) : page;
        var next = more ? PageCursor.after(shown.getLast(), query).text() : null;
        return new Page<>(shown, next, before + rest.size());
    }

    /** The machines that match, wherever the query's cursor stands. */
    static MachineList narrow(MachineList machines, VmQuery query) {
        return query.isNarrow()
                ? new MachineList(
                        machines.byName().stream().filter(matching(query)).toList())
                : machines;
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

    private static Predicate<VirtualMachine> matching(VmQuery query) {
        Predicate<VirtualMachine> matches = machine -> true;
        if (!query.states().isEmpty()) {
            matches = matches.and(
                    machine -> query.states().contains(machine.status().state()));
        }
        var instanceType = query.instanceType();
        if (instanceType != null) {
            matches = matches.and(machine -> instanceType.equals(machine.instanceType()));
        }
        var tag = query.tag();
        if (tag != null) {
            matches = matches.and(tagged(tag));
        }
        var words = query.search().strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() ? matches : matches.and(machine -> mentions(machine, words));
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
