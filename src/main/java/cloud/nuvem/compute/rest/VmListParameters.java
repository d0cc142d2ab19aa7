package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Paging;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmQuery.Sort;
import cloud.nuvem.compute.VmStatus.State;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters and order of a list of machines. */
record VmListParameters(
        @Parameter(description = "In name, display name, addresses and tags, without regard to case") @Nullable
        String search,

        @Parameter(description = "Any of these states, separated by commas", example = "running,error") @Nullable
        List<String> state,

        @Parameter(description = "key, or key=value", example = "env=production") @Nullable
        String tag,

        @Nullable String instanceType,

        @Parameter(
                description = "name, status, instanceType or createdAt; a hyphen in front turns it around",
                example = "-createdAt")
        @Nullable
        String sort) {

    private static final Map<String, Sort> SORTS = new TreeMap<>(Map.of(
            "name", Sort.NAME,
            "status", Sort.STATUS,
            "instanceType", Sort.INSTANCE_TYPE,
            "createdAt", Sort.AGE));

    VmQuery query(Paging paging) {
        boolean descending = sort != null && sort.startsWith("-");
        return new VmQuery(
                search == null ? "" : search.strip(),
                states(),
                tag,
                instanceType,
                sort == null ? Sort.NAME : sortOf(descending ? sort.substring(1) : sort),
                descending,
                paging.cursor(),
                0,
                paging.limit());
    }

    private Set<State> states() {
        return state == null
                ? Set.of()
                : state.stream().map(VmListParameters::stateOf).collect(Collectors.toSet());
    }

    private static State stateOf(String text) {
        return Arrays.stream(State.values())
                .filter(state -> ApiNames.of(state).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.parameter("invalid-value", "state"));
    }

    private static Sort sortOf(String text) {
        var found = SORTS.get(text);
        if (found == null) {
            throw ApiRefusal.parameter("invalid-sort", "sort", text, String.join(", ", SORTS.keySet()));
        }
        return found;
    }
}
