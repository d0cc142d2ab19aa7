package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.Admission.Operation;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.store.Key;
import cloud.nuvem.dev.cluster.core.store.Store;
import java.util.List;
import java.util.Map;

/** Nothing is created in a namespace that is absent or on its way out. */
record NamespaceLifecycle(Catalogue catalogue, Store store) {

    void check(Admission.Write write) {
        var object = write.object();
        var namespaces = catalogue.find("", "namespaces");
        if (write.operation() != Operation.CREATE
                || object == null
                || !write.type().namespaced()
                || namespaces.isEmpty()) {
            return;
        }
        var name = Metadata.namespace(object);
        var namespace = store.shelf(namespaces.get())
                .get(new Key("", name))
                .orElseThrow(() -> StatusException.notFound(namespaces.get(), name));
        if (Metadata.isBeingDeleted(namespace.json())) {
            throw terminating(write, Metadata.name(object), name);
        }
    }

    private static StatusException terminating(Admission.Write write, String object, String namespace) {
        var type = write.type();
        return new StatusException(
                403,
                "Forbidden",
                "%s \"%s\" is forbidden: unable to create new content in namespace %s because it is being terminated"
                        .formatted(type.qualifiedName(), object, namespace),
                type.group(),
                type.plural(),
                object,
                List.of(new Cause(
                        "NamespaceTerminating",
                        "metadata.namespace",
                        "namespace " + namespace + " is being terminated")),
                Map.of());
    }
}
