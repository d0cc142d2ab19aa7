package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.ui.LookBack;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a board shows: exactly what its address says.
 *
 * @param until the last day that is shown, in the reader's zone; null for what happens now
 */
public record ActivityChoice(
        String search,
        ActivitySegment segment,
        @Nullable PersonId person,
        LookBack period,
        @Nullable LocalDate until) {

    static final ActivityChoice ALL = new ActivityChoice("", ActivitySegment.ALL, null, LookBack.ANY, null);

    /** What makes no sense in an address is left out instead of refused. */
    public static ActivityChoice of(QueryParameters parameters) {
        var search = parameters.getSingleParameter("search").orElse("");
        return new ActivityChoice(
                search.substring(0, Math.min(search.length(), ActivityFilter.LONGEST_SEARCH)),
                ActivitySegment.of(parameters.getSingleParameter("show").orElse("")),
                parameters
                        .getSingleParameter("person")
                        .map(ActivityChoice::person)
                        .orElse(null),
                LookBack.of(parameters.getSingleParameter("period").orElse("")),
                parameters.getSingleParameter("until").map(ActivityChoice::day).orElse(null));
    }

    public QueryParameters parameters() {
        var map = new LinkedHashMap<String, List<String>>();
        put(map, "search", search);
        put(map, "show", segment == ActivitySegment.ALL ? "" : segment.id());
        put(map, "person", person == null ? "" : person.toString());
        put(map, "period", period == LookBack.ANY ? "" : period.id());
        put(map, "until", until == null ? "" : until.toString());
        return new QueryParameters(map);
    }

    ActivityFilter filter(Instant now, ZoneId zone) {
        var end = until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant();
        return new ActivityFilter(
                search.strip(),
                segment.topics(),
                segment == ActivitySegment.PROBLEMS,
                person,
                period.from(end == null ? now : end),
                end);
    }

    ActivityChoice searching(String text) {
        var cut = text.substring(0, Math.min(text.length(), ActivityFilter.LONGEST_SEARCH));
        return new ActivityChoice(cut, segment, person, period, until);
    }

    ActivityChoice in(ActivitySegment other) {
        return new ActivityChoice(search, other, person, period, until);
    }

    ActivityChoice by(@Nullable PersonId other) {
        return new ActivityChoice(search, segment, other, period, until);
    }

    ActivityChoice within(LookBack other) {
        return new ActivityChoice(search, segment, person, other, until);
    }

    ActivityChoice until(@Nullable LocalDate day) {
        return new ActivityChoice(search, segment, person, period, day);
    }

    private static @Nullable PersonId person(String text) {
        try {
            return new PersonId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static void put(Map<String, List<String>> map, String key, String value) {
        if (!value.isBlank()) {
            map.put(key, List.of(value));
        }
    }
}
