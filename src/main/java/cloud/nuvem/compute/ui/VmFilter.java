package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmQuery.Sort;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which machines the list shows and in which order: exactly what its URL says. */
record VmFilter(
        String search,
        VmSegment segment,
        @Nullable String tag,
        @Nullable String instanceType,
        Sort sort,
        boolean descending) {

    static final VmFilter NONE = new VmFilter("", VmSegment.ALL, null, null, Sort.NAME, false);

    private static final int LONGEST_SEARCH = 200;

    /** What makes no sense in a URL is left out instead of refused. */
    static VmFilter of(QueryParameters parameters) {
        var search = parameters.getSingleParameter("search").orElse("");
        var sort = parameters.getSingleParameter("sort").orElse("");
        return new VmFilter(
                search.substring(0, Math.min(search.length(), LONGEST_SEARCH)),
                VmSegment.of(parameters.getSingleParameter("status").orElse("")),
                parameters.getSingleParameter("tag").orElse(null),
                parameters.getSingleParameter("type").orElse(null),
                sortOf(sort.startsWith("-") ? sort.substring(1) : sort),
                sort.startsWith("-"));
    }

    QueryParameters parameters() {
        var map = new LinkedHashMap<String, List<String>>();
        put(map, "search", search);
        put(map, "status", segment == VmSegment.ALL ? "" : segment.id());
        put(map, "tag", tag == null ? "" : tag);
        put(map, "type", instanceType == null ? "" : instanceType);
        if (sort != Sort.NAME || descending) {
            put(map, "sort", (descending ? "-" : "") + id(sort));
        }
        return new QueryParameters(map);
    }

    VmQuery query(int offset, int limit) {
        return new VmQuery(search, segment.states(), tag, instanceType, sort, descending, null, offset, limit);
    }

    VmFilter searching(String text) {
        return new VmFilter(text, segment, tag, instanceType, sort, descending);
    }

    VmFilter in(VmSegment other) {
        return new VmFilter(search, other, tag, instanceType, sort, descending);
    }

    VmFilter tagged(@Nullable String other) {
        return new VmFilter(search, segment, other, instanceType, sort, descending);
    }

    VmFilter ofType(@Nullable String other) {
        return new VmFilter(search, segment, tag, other, sort, descending);
    }

    VmFilter sorted(Sort by, boolean downwards) {
        return new VmFilter(search, segment, tag, instanceType, by, downwards);
    }

    static String id(Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sort sortOf(String id) {
        for (var sort : Sort.values()) {
            if (id(sort).equals(id)) {
                return sort;
            }
        }
        return Sort.NAME;
    }

    private static void put(Map<String, List<String>> map, String key, String value) {
        if (!value.isBlank()) {
            map.put(key, List.of(value));
        }
    }
}
