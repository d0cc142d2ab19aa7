package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.access.Binding.RoleKey;
import cloud.nuvem.dev.cluster.access.Binding.Subject;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Roles and bindings, found by subject and namespace. Fed by watches, read without locks on every request; its cost does
 * not grow with the number of namespaces.
 */
final class RoleIndex {

    static final String GROUP = "rbac.authorization.k8s.io";
    static final Set<String> ROLES = Set.of("roles", "clusterroles");
    static final Set<String> BINDINGS = Set.of("rolebindings", "clusterrolebindings");

    /** One subject's share in a binding. */
    record Grant(Binding binding, Subject subject) {}

    private record Holder(boolean group, String name, String namespace) {}

    private final Map<RoleKey, List<Rule>> roles = new ConcurrentHashMap<>();
    private final Map<Holder, List<Grant>> grants = new ConcurrentHashMap<>();
    /** By namespace and name, to take back what an older version granted. */
    private final Map<String, Binding> bindings = new ConcurrentHashMap<>();

    static RoleIndex watching(Resources resources) {
        var index = new RoleIndex();
        ROLES.forEach(plural -> index.watch(resources, plural, index::role));
        BINDINGS.forEach(plural -> index.watch(resources, plural, index::binding));
        return index;
    }

    /** Whether as many roles and bindings are known as are stored. */
    boolean isCurrent(Resources resources) {
        return roles.size() == count(resources, ROLES) && bindings.size() == count(resources, BINDINGS);
    }

    private static int count(Resources resources, Set<String> plurals) {
        return plurals.stream()
                .mapToInt(plural ->
                        resources.list(resources.type(GROUP, plural), null).size())
                .sum();
    }

    List<Grant> ofUser(String username, String namespace) {
        return grants.getOrDefault(new Holder(false, username, namespace), List.of());
    }

    List<Grant> ofGroup(String group, String namespace) {
        return grants.getOrDefault(new Holder(true, group, namespace), List.of());
    }

    boolean has(RoleKey role) {
        return roles.containsKey(role);
    }

    List<Rule> rules(RoleKey role) {
        return roles.getOrDefault(role, List.of());
    }

    private void watch(Resources resources, String plural, Consumer<Resources.Event> listener) {
        resources.watch(resources.type(GROUP, plural), listener);
    }

    private void role(Resources.Event event) {
        var metadata = event.object().path("metadata");
        var key = new RoleKey(
                metadata.path("namespace").asString(""), metadata.path("name").asString());
        if (event.type() == Resources.Event.Type.DELETED) {
            roles.remove(key);
        } else {
            roles.put(key, Rule.allOf(event.object()));
        }
    }

    /** The new version's grants are added before the old one's are taken back: a change never looks like a gap. */
    private void binding(Resources.Event event) {
        var key = keyOf(event.object());
        var now = event.type() == Resources.Event.Type.DELETED ? null : Binding.of(event.object());
        var before = now == null ? bindings.remove(key) : bindings.put(key, now);
        if (Objects.equals(before, now)) {
            return;
        }
        if (now != null) {
            now.subjects().forEach(subject -> grant(new Grant(now, subject)));
        }
        if (before != null) {
            before.subjects().forEach(subject -> revoke(new Grant(before, subject)));
        }
    }

    private void grant(Grant grant) {
        grants.merge(holder(grant), List.of(grant), RoleIndex::joined);
    }

    private void revoke(Grant grant) {
        grants.computeIfPresent(holder(grant), (holder, held) -> {
            var left = held.stream().filter(other -> !other.equals(grant)).toList();
            return left.isEmpty() ? null : left;
        });
    }

    private static List<Grant> joined(List<Grant> some, List<Grant> more) {
        List<Grant> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static Holder holder(Grant grant) {
        return new Holder(
                grant.subject().group(), grant.subject().name(), grant.binding().namespace());
    }

    private static String keyOf(ObjectNode binding) {
        var metadata = binding.path("metadata");
        return metadata.path("namespace").asString("") + "/"
                + metadata.path("name").asString();
    }
}
