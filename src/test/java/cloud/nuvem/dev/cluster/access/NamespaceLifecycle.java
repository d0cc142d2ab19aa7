package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nothing is created in a namespace that is absent or on its way out, and some namespaces never go. */
public final class NamespaceLifecycle implements Admission {

    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    private final Resources resources;
    private final ResourceType namespaces;

    public NamespaceLifecycle(Resources resources) {
        this.resources = resources;
        this.namespaces = resources.type("", "namespaces");
    }

    /** Asked before the schema is, as on a real API server: who names a wrong namespace hears that first. */
    @Override
    public void mutate(Write write) {
        var namespace = write.request().namespace();
        if (write.operation() != Operation.CREATE || !write.type().namespaced() || namespace == null) {
            return;
        }
        var found = resources.get(namespaces, null, namespace)
                .orElseThrow(() -> StatusException.notFound(namespaces, namespace));
        if (found.path("metadata").has("deletionTimestamp")
                || found.path("status").path("phase").asString("").equals("Terminating")) {
            throw terminating(write, namespace);
        }
    }

    @Override
    public void validate(Write write) {
        var name = Refusals.nameOf(write);
        if (write.operation() == Operation.DELETE && write.type().equals(namespaces) && IMMORTAL.contains(name)) {
            throw Refusals.forbidden(write, "this namespace may not be deleted");
        }
    }

    private static StatusException terminating(Write write, String namespace) {
        var type = write.type();
        var name = Refusals.nameOf(write);
        return new StatusException(
                403,
                "Forbidden",
                Refusals.about(type.group(), type.plural(), name)
                        + "unable to create new content in namespace %s because it is being terminated"
                                .formatted(namespace),
                type.group(),
                type.plural(),
                name,
                List.of(new StatusException.Cause(
                        "NamespaceTerminating",
                        "metadata.namespace",
                        "namespace %s is being terminated".formatted(namespace))),
                Map.of());
    }
}
