package cloud.nuvem.metering.ui;

import cloud.nuvem.metering.UsageFilter;
import cloud.nuvem.metering.UsageQuestion;
import cloud.nuvem.metering.UsageQuestion.GroupBy;
import cloud.nuvem.tenancy.ProjectId;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page shows: exactly what its URL says. */
record UsageChoice(
        YearMonth first,
        YearMonth last,
        GroupBy groupBy,
        @Nullable String tag,
        @Nullable ProjectId project,
        @Nullable String kind,
        String search) {

    private static final int LONGEST_SEARCH = 200;
    private static final String TAG = "tag:";

    static UsageChoice of(YearMonth month) {
        return new UsageChoice(month, month, GroupBy.PROJECT, null, null, null, "");
    }

    /** What makes no sense in a URL is left out instead of refused. */
    static UsageChoice of(QueryParameters parameters, YearMonth now) {
        var first = month(parameters, "from").orElse(now);
        var last = month(parameters, "to").orElse(first);
        boolean fits = !last.isBefore(first)
                && first.plusMonths(UsageFilter.MAX_MONTHS).isAfter(last);
        var group = parameters.getSingleParameter("group").orElse("");
        var tag = group.startsWith(TAG) && group.length() > TAG.length() ? group.substring(TAG.length()) : null;
        var search = parameters.getSingleParameter("search").orElse("");
        return new UsageChoice(
                fits ? first : now,
                fits ? last : now,
                tag == null ? groupOf(group) : GroupBy.TAG,
                tag,
                parameters
                        .getSingleParameter("project")
                        .filter(ProjectId::isValid)
                        .map(ProjectId::new)
                        .orElse(null),
                parameters
                        .getSingleParameter("kind")
                        .filter(kind -> !kind.isEmpty())
                        .orElse(null),
                search.substring(0, Math.min(search.length(), LONGEST_SEARCH)));
    }

    private static GroupBy groupOf(String text) {
        return Arrays.stream(GroupBy.values())
                .filter(each -> each != GroupBy.TAG && id(each).equals(text))
                .findFirst()
                .orElse(GroupBy.PROJECT);
    }

    private static Optional<YearMonth> month(QueryParameters parameters, String name) {
        try {
            return parameters.getSingleParameter(name).map(YearMonth::parse);
        } catch (DateTimeException notAMonth) {
            return Optional.empty();
        }
    }

    static String id(GroupBy groupBy) {
        return groupBy.name().toLowerCase(Locale.ROOT);
    }

    QueryParameters parameters() {
        var map = new LinkedHashMap<String, List<String>>();
        put(map, "from", first.toString());
        put(map, "to", last.equals(first) ? "" : last.toString());
        put(map, "group", groupBy == GroupBy.TAG ? TAG + tag : groupBy == GroupBy.PROJECT ? "" : id(groupBy));
        put(map, "project", project == null ? "" : project.value());
        put(map, "kind", kind == null ? "" : kind);
        put(map, "search", search);
        return new QueryParameters(map);
    }

    UsageFilter filter() {
        return new UsageFilter(first, last, project, kind, null, null, null, search);
    }

    UsageQuestion question() {
        return new UsageQuestion(filter(), groupBy, tag);
    }

    boolean isNarrowed() {
        return project != null || kind != null || !search.isBlank();
    }

    UsageChoice over(YearMonth from, YearMonth to) {
        return new UsageChoice(from, to, groupBy, tag, project, kind, search);
    }

    UsageChoice by(GroupBy other, @Nullable String otherTag) {
        return new UsageChoice(first, last, other, otherTag, project, kind, search);
    }

    UsageChoice within(@Nullable ProjectId other) {
        return new UsageChoice(first, last, groupBy, tag, other, kind, search);
    }

    UsageChoice ofKind(@Nullable String other) {
        return new UsageChoice(first, last, groupBy, tag, project, other, search);
    }

    UsageChoice searching(String text) {
        return new UsageChoice(first, last, groupBy, tag, project, kind, text);
    }

    private static void put(Map<String, List<String>> map, String key, String value) {
        if (!value.isBlank()) {
            map.put(key, List.of(value));
        }
    }
}
