package cloud.nuvem.dev.cluster.access;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A RoleBinding or ClusterRoleBinding, as the evaluator needs it.
 *
 * @param namespace empty for a ClusterRoleBinding: the rights hold everywhere
 */
record Binding(String name, String namespace, RoleKey role, List<Subject> subjects) {

    /**
     * The role a binding points to.
     *
     * @param namespace empty for a ClusterRole
     */
    record RoleKey(String namespace, String name) {

        String kind() {
            return namespace.isEmpty() ? "ClusterRole" : "Role";
        }
    }

    /** A user or a group. Service accounts are users with a long name. */
    record Subject(boolean group, String name, String description) {}

    static Binding of(JsonNode binding) {
        JsonNode metadata = binding.path("metadata");
        var namespace = metadata.path("namespace").asString("");
        List<Subject> subjects = binding.path("subjects").values().stream()
                .map(subject -> subject(subject, namespace))
                .toList();
        return new Binding(
                metadata.path("name").asString(), namespace, roleOf(binding.path("roleRef"), namespace), subjects);
    }

    static RoleKey roleOf(JsonNode roleRef, String namespace) {
        var cluster = roleRef.path("kind").asString().equals("ClusterRole");
        return new RoleKey(cluster ? "" : namespace, roleRef.path("name").asString());
    }

    /** Where an allowed request got its right from, in RBAC's words. */
    String source(Subject subject) {
        return namespace.isEmpty()
                ? "ClusterRoleBinding \"%s\" of %s \"%s\" to %s"
                        .formatted(name, role.kind(), role.name(), subject.description())
                : "RoleBinding \"%s/%s\" of %s \"%s\" to %s"
                        .formatted(name, namespace, role.kind(), role.name(), subject.description());
    }

    private static Subject subject(JsonNode subject, String bindingNamespace) {
        var kind = subject.path("kind").asString();
        var name = subject.path("name").asString();
        if (!kind.equals("ServiceAccount")) {
            return new Subject(kind.equals("Group"), name, "%s \"%s\"".formatted(kind, name));
        }
        var namespace = subject.path("namespace").asString(bindingNamespace);
        return new Subject(
                false, Callers.serviceAccountName(namespace, name), "%s \"%s/%s\"".formatted(kind, name, namespace));
    }
}
