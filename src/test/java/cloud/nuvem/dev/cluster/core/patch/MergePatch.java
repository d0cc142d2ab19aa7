package cloud.nuvem.dev.cluster.core.patch;

import cloud.nuvem.dev.cluster.core.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7396. */
public final class MergePatch {

    private MergePatch() {}

    /** Changes the target in place. */
    public static void apply(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(entry -> {
            var name = entry.getKey();
            var value = entry.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value.isObject()) {
                var inner = target.get(name) instanceof ObjectNode object ? object : Json.object();
                target.set(name, inner);
                apply(inner, value);
            } else {
                target.set(name, value.deepCopy());
            }
        });
    }
}
