package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nobody hands out rights they do not hold: whoever writes a role needs everything in it or the verb {@code escalate},
 * whoever writes a binding needs everything in its role or the verb {@code bind}. What a binding points to never changes.
 */
final class Escalation implements Admission {

    private static final List<String> HOUSEKEEPING =
            List.of("finalizers", "ownerReferences", "managedFields", "resourceVersion", "generation");

    private final Rbac rbac;

    Escalation(Rbac rbac) {
        this.rbac = rbac;
    }

    /** Users and groups belong to RBAC's own group, service accounts to the core's. */
    @Override
    public void mutate(Write write) {
        var object = write.object();
        if (object == null || !isBinding(write)) {
            return;
        }
        for (var subject : object.path("subjects").values()) {
            boolean named =
                    subject.has("apiGroup") || subject.path("kind").asString("").equals("ServiceAccount");
            if (!named && subject instanceof ObjectNode writable) {
                writable.put("apiGroup", RoleIndex.GROUP);
            }
        }
    }

    @Override
    public void validate(Write write) {
        var object = write.object();
        if (object == null) {
            return;
        }
        if (isBinding(write)) {
            binding(write, object);
        } else if (isRole(write)) {
            role(write, object);
        }
    }

    private static boolean isRole(Write write) {
        return write.type().group().equals(RoleIndex.GROUP)
                && RoleIndex.ROLES.contains(write.type().plural());
    }

    private static boolean isBinding(Write write) {
        return write.type().group().equals(RoleIndex.GROUP)
                && RoleIndex.BINDINGS.contains(write.type().plural());
    }

    private void role(Write write, ObjectNode role) {
        if (!isHousekeeping(write) && !may(write, "escalate", write.type().plural(), Refusals.nameOf(write))) {
            confirm(write, Rule.allOf(role));
        }
    }

    private void binding(Write write, ObjectNode binding) {
        var old = write.oldObject();
        if (old != null && !old.path("roleRef").equals(binding.path("roleRef"))) {
            throw StatusException.invalid(write.type(), Refusals.nameOf(write), List.of(roleRefChanged(binding)));
        }
        var namespace = write.request().namespace();
        var role = Binding.roleOf(binding.path("roleRef"), namespace == null ? "" : namespace);
        var plural = role.namespace().isEmpty() ? "clusterroles" : "roles";
        if (isHousekeeping(write) || may(write, "bind", plural, role.name())) {
            return;
        }
        if (!rbac.knows(role)) {
            var sentence = "%s.%s \"%s\" not found".formatted(plural, RoleIndex.GROUP, role.name());
            throw new StatusException(
                    404, "NotFound", sentence, RoleIndex.GROUP, plural, role.name(), List.of(), Map.of());
        }
        confirm(write, rbac.rulesOf(role));
    }

    /** An update that only helps the object to be collected hands out nothing. */
    private static boolean isHousekeeping(Write write) {
        return write.object() != null
                && write.oldObject() != null
                && substance(write.object()).equals(substance(write.oldObject()));
    }

    private static ObjectNode substance(ObjectNode object) {
        var copy = object.deepCopy();
        copy.withObjectProperty("metadata").remove(HOUSEKEEPING);
        return copy;
    }

    private boolean may(Write write, String verb, String plural, String name) {
        ApiRequest attributes =
                ApiRequests.in(write.request().namespace(), ApiRequests.resource(verb, RoleIndex.GROUP, plural, name));
        return rbac.decide(write.caller(), attributes) instanceof Decision.Allowed;
    }

    private void confirm(Write write, List<Rule> granted) {
        var caller = write.caller();
        var held = rbac.rulesFor(caller, write.request().namespace());
        var missing = granted.stream()
                .flatMap(rule -> rule.breakDown().stream())
                .filter(single -> held.stream().noneMatch(rule -> rule.covers(single)))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusals.forbidden(
                    write,
                    "user \"%s\" (groups=%s) is attempting to grant RBAC permissions not currently held:\n%s"
                            .formatted(caller.username(), quoted(caller.groups()), sentences(missing)));
        }
    }

    /** One line for each group, resource and names, with all verbs that are missing there. */
    private static String sentences(List<Rule> missing) {
        Map<String, Set<String>> verbs = new TreeMap<>();
        missing.forEach(rule ->
                verbs.computeIfAbsent(what(rule), key -> new TreeSet<>()).addAll(rule.verbs()));
        return verbs.entrySet().stream()
                .map(entry -> "{%s, Verbs:%s}".formatted(entry.getKey(), quoted(entry.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String what(Rule rule) {
        if (!rule.urls().isEmpty()) {
            return "NonResourceURLs:" + quoted(rule.urls());
        }
        var what = "APIGroups:%s, Resources:%s".formatted(quoted(rule.groups()), quoted(rule.resources()));
        return rule.names().isEmpty() ? what : what + ", ResourceNames:" + quoted(rule.names());
    }

    private static String quoted(Iterable<String> words) {
        var quoted = new StringBuilder("[");
        for (String word : words) {
            quoted.append(quoted.length() == 1 ? "" : " ")
                    .append('"')
                    .append(word)
                    .append('"');
        }
        return quoted.append(']').toString();
    }

    private static StatusException.Cause roleRefChanged(ObjectNode binding) {
        return new StatusException.Cause(
                "FieldValueInvalid",
                "roleRef",
                "Invalid value: " + binding.path("roleRef") + ": cannot change roleRef");
    }
}
