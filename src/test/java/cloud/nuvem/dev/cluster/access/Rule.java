package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One rule of a role: what it allows. Rules only add, none takes away.
 *
 * @param names resource names; empty means all of them
 * @param urls paths outside the resources, with {@code *} at the end for everything below
 */
record Rule(Set<String> verbs, Set<String> groups, Set<String> resources, Set<String> names, Set<String> urls) {

    static final String ALL = "*";

    static Rule of(JsonNode rule) {
        return new Rule(
                strings(rule.path("verbs")),
                strings(rule.path("apiGroups")),
                strings(rule.path("resources")),
                strings(rule.path("resourceNames")),
                strings(rule.path("nonResourceURLs")));
    }

    static List<Rule> allOf(JsonNode role) {
        return role.path("rules").values().stream().map(Rule::of).toList();
    }

    boolean allows(ApiRequest request) {
        if (!matches(verbs, request.verb())) {
            return false;
        }
        return request.isResource() ? allowsResource(request) : allowsPath(request.path());
    }

    /** Whether everything the other rule allows is allowed by this one. The other one must be broken down. */
    boolean covers(Rule single) {
        if (!single.urls.isEmpty()) {
            return coversAll(verbs, single.verbs) && single.urls.stream().allMatch(this::allowsPath);
        }
        return coversAll(verbs, single.verbs)
                && coversAll(groups, single.groups)
                && single.resources.stream().allMatch(this::coversResource)
                && (names.isEmpty() || (!single.names.isEmpty() && names.containsAll(single.names)));
    }

    /** The same rights as rules of one verb, one group and one resource each. */
    List<Rule> breakDown() {
        List<Rule> single = new ArrayList<>();
        for (String verb : verbs) {
            for (String url : urls) {
                single.add(new Rule(Set.of(verb), Set.of(), Set.of(), Set.of(), Set.of(url)));
            }
            for (String group : groups) {
                for (String resource : resources) {
                    single.add(new Rule(Set.of(verb), Set.of(group), Set.of(resource), names, Set.of()));
                }
            }
        }
        return single;
    }

    private boolean allowsResource(ApiRequest request) {
        return matches(groups, request.group())
                && allowsResource(request.resource(), request.subresource())
                && (names.isEmpty() || (request.name() != null && names.contains(request.name())));
    }

    private boolean allowsResource(String resource, String subresource) {
        if (resources.contains(ALL)) {
            return true;
        }
        return subresource.isEmpty()
                ? resources.contains(resource)
                : resources.contains(resource + "/" + subresource) || resources.contains("*/" + subresource);
    }

    private boolean coversResource(String combined) {
        int slash = combined.indexOf('/');
        return slash < 0
                ? allowsResource(combined, "")
                : allowsResource(combined.substring(0, slash), combined.substring(slash + 1));
    }

    private boolean allowsPath(String path) {
        return urls.stream()
                .anyMatch(url ->
                        url.endsWith(ALL) ? path.startsWith(url.substring(0, url.length() - 1)) : url.equals(path));
    }

    private static boolean matches(Set<String> allowed, String wanted) {
        return allowed.contains(wanted) || allowed.contains(ALL);
    }

    private static boolean coversAll(Set<String> allowed, Set<String> wanted) {
        return allowed.contains(ALL) || allowed.containsAll(wanted);
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> found = new LinkedHashSet<>();
        array.values().forEach(value -> found.add(value.asString()));
        return found;
    }
}
