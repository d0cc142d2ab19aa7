package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.access.Binding.RoleKey;
import cloud.nuvem.dev.cluster.access.RoleIndex.Grant;
import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Role-based access control: allowed when any rule of any role bound to the caller allows it. */
final class Rbac {

    private static final Set<String> ALL = Set.of(Rule.ALL);

    private final RoleIndex index;

    Rbac(RoleIndex index) {
        this.index = index;
    }

    Decision decide(Caller caller, ApiRequest request) {
        if (Callers.isMaster(caller)) {
            return Decision.MASTER;
        }
        var found = find(
                caller, request.namespace(), grant -> allows(grant.binding().role(), request));
        return found == null ? new Decision.Denied(absentRoles(caller, request)) : new Decision.Allowed(found);
    }

    /** All rules that hold for the caller in a namespace; those of the whole cluster alone when it is null. */
    List<Rule> rulesFor(Caller caller, @Nullable String namespace) {
        if (Callers.isMaster(caller)) {
            return List.of(
                    new Rule(ALL, ALL, ALL, Set.of(), Set.of()), new Rule(ALL, Set.of(), Set.of(), Set.of(), ALL));
        }
        List<Rule> rules = new ArrayList<>();
        find(caller, namespace, grant -> {
            rules.addAll(index.rules(grant.binding().role()));
            return false;
        });
        return rules;
    }

    boolean knows(RoleKey role) {
        return index.has(role);
    }

    List<Rule> rulesOf(RoleKey role) {
        return index.rules(role);
    }

    private boolean allows(RoleKey role, ApiRequest request) {
        for (Rule rule : index.rules(role)) {
            if (rule.allows(request)) {
                return true;
            }
        }
        return false;
    }

    /** The caller's first grant that passes, the whole cluster's before the namespace's. */
    private @Nullable Grant find(Caller caller, @Nullable String namespace, Predicate<Grant> test) {
        var found = findIn("", caller, test);
        return found != null || namespace == null || namespace.isEmpty() ? found : findIn(namespace, caller, test);
    }

    private @Nullable Grant findIn(String scope, Caller caller, Predicate<Grant> test) {
        var found = first(index.ofUser(caller.username(), scope), test);
        for (int i = 0; found == null && i < caller.groups().size(); i++) {
            found = first(index.ofGroup(caller.groups().get(i), scope), test);
        }
        return found;
    }

    private static @Nullable Grant first(List<Grant> grants, Predicate<Grant> test) {
        for (Grant grant : grants) {
            if (test.test(grant)) {
                return grant;
            }
        }
        return null;
    }

    /** A binding to a role that does not exist grants nothing; the refusal says so. */
    private String absentRoles(Caller caller, ApiRequest request) {
        Set<String> absent = new LinkedHashSet<>();
        find(caller, request.namespace(), grant -> {
            var role = grant.binding().role();
            if (!index.has(role)) {
                absent.add("%s.%s \"%s\" not found"
                        .formatted(role.namespace().isEmpty() ? "clusterrole" : "role", RoleIndex.GROUP, role.name()));
            }
            return false;
        });
        if (absent.isEmpty()) {
            return "";
        }
        var errors = String.join(", ", absent);
        return "RBAC: " + (absent.size() == 1 ? errors : "[" + errors + "]");
    }
}
