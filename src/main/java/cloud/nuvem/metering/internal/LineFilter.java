package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.metering.Usage.InvalidCursor;
import cloud.nuvem.metering.UsageFilter;
import cloud.nuvem.metering.UsageLine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pure: which lines fit, and in which order they are listed. */
final class LineFilter {

    private static final int PARTS = 8;
    private static final String SEPARATOR = "\u001f";
    private static final Comparator<List<String>> ORDER = LineFilter::compare;

    private final UsageFilter filter;

    LineFilter(UsageFilter filter) {
        this.filter = filter;
    }

    boolean fits(UsageLine line) {
        var project = filter.project();
        var resource = line.resource();
        return (project == null || project.value().equals(resource.project()))
                && (filter.kind() == null || filter.kind().equals(resource.kind()))
                && (filter.meter() == null || filter.meter() == line.meter())
                && fitsTag(line)
                && resource.name().contains(filter.search().strip().toLowerCase(Locale.ROOT));
    }

    private boolean fitsTag(UsageLine line) {
        var value = filter.tag() == null ? "" : line.tags().get(filter.tag());
        return value != null && (filter.tagValue() == null || filter.tagValue().equals(value));
    }

    static List<UsageLine> sorted(List<UsageLine> lines) {
        return placed(lines).stream().map(Placed::line).toList();
    }

    private static List<Placed> placed(List<UsageLine> lines) {
        return lines.stream()
                .map(line -> new Placed(place(line), line))
                .sorted(Comparator.comparing(Placed::place, ORDER))
                .toList();
    }

    static Page<UsageLine> page(List<UsageLine> lines, @Nullable String cursor, int limit) {
        var placed = placed(lines);
        int from = cursor == null ? 0 : after(placed, cursor);
        var items = placed.subList(from, Math.min(placed.size(), from + limit));
        boolean isLast = from + items.size() == placed.size();
        return new Page<>(
                items.stream().map(Placed::line).toList(),
                isLast ? null : String.join(SEPARATOR, items.getLast().place()),
                placed.size());
    }

    private static int after(List<Placed> placed, String cursor) {
        var place = List.of(cursor.split(SEPARATOR, -1));
        if (place.size() != PARTS) {
            throw new RefusedException(new InvalidCursor());
        }
        return Math.toIntExact(placed.stream()
                .filter(line -> ORDER.compare(line.place(), place) <= 0)
                .count());
    }

    private record Placed(List<String> place, UsageLine line) {}

    private static List<String> place(UsageLine line) {
        return List.of(
                line.month().toString(),
                Objects.requireNonNull(line.resource().project()),
                line.resource().kind(),
                line.resource().name(),
                line.uid(),
                line.meter().name(),
                line.dimension(),
                new TreeMap<>(line.tags()).toString().replace(SEPARATOR, " "));
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
