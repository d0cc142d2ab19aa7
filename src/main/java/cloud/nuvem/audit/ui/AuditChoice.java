package cloud.nuvem.audit.ui;

import cloud.nuvem.audit.AuditTrail.AuditFilter;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.LookBack;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which entries the page shows: exactly what its URL says. */
record AuditChoice(
        String search, AuditSegment segment, @Nullable ProjectId project, LookBack period) {

    static final AuditChoice ALL = new AuditChoice("", AuditSegment.ALL, null, LookBack.ANY);

    private static final int LONGEST_SEARCH = 200;

    /** What makes no sense in a URL is left out instead of refused. */
    static AuditChoice of(QueryParameters parameters) {
        var search = parameters.getSingleParameter("search").orElse("");
        return new AuditChoice(
                search.substring(0, Math.min(search.length(), LONGEST_SEARCH)),
                AuditSegment.of(parameters.getSingleParameter("outcome").orElse("")),
                parameters
                        .getSingleParameter("project")
                        .filter(ProjectId::isValid)
                        .map(ProjectId::new)
                        .orElse(null),
                LookBack.of(parameters.getSingleParameter("period").orElse("")));
    }

    QueryParameters parameters() {
        var map = new LinkedHashMap<String, List<String>>();
        put(map, "search", search);
        put(map, "outcome", segment == AuditSegment.ALL ? "" : segment.id());
        put(map, "project", project == null ? "" : project.value());
        put(map, "period", period == LookBack.ANY ? "" : period.id());
        return new QueryParameters(map);
    }

    /** @param now what comes later is left out, so that rows do not move while somebody scrolls */
    AuditFilter filter(Instant now) {
        return new AuditFilter(search.strip(), project, null, segment.outcomes(), period.from(now), now);
    }

    AuditChoice searching(String text) {
        return new AuditChoice(text, segment, project, period);
    }

    AuditChoice in(AuditSegment other) {
        return new AuditChoice(search, other, project, period);
    }

    AuditChoice within(@Nullable ProjectId other) {
        return new AuditChoice(search, segment, other, period);
    }

    AuditChoice since(LookBack other) {
        return new AuditChoice(search, segment, project, other);
    }

    private static void put(Map<String, List<String>> map, String key, String value) {
        if (!value.isBlank()) {
            map.put(key, List.of(value));
        }
    }
}
