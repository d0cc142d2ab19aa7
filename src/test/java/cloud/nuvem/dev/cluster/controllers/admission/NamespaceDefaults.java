package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Admission;

/** A namespace carries its name as a label, is Active, and is held until it has been emptied. */
final class NamespaceDefaults implements Admission {

    @Override
    public void mutate(Write write) {
        var namespace = write.object();
        if (namespace == null || !isNamespace(write)) {
            return;
        }
        Json.child(namespace, "metadata", "labels").put("kubernetes.io/metadata.name", Json.name(namespace));
        if (write.operation() == Operation.CREATE) {
            Json.child(namespace, "spec").putArray("finalizers").add("kubernetes");
            Json.child(namespace, "status").put("phase", "Active");
        }
    }

    private static boolean isNamespace(Write write) {
        return write.type().group().isEmpty() && write.type().plural().equals("namespaces");
    }
}
