package cloud.nuvem.dev.cluster.controllers.work;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a work queue holds: the place of one object. */
public record Key(@Nullable String namespace, String name) {

    public static Key of(ObjectNode object) {
        var namespace = Json.text(object, "metadata", "namespace");
        return new Key(namespace.isEmpty() ? null : namespace, Json.name(object));
    }

    @Override
    public String toString() {
        return namespace == null ? name : namespace + "/" + name;
    }
}
