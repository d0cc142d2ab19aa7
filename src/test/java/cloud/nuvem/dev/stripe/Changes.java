package cloud.nuvem.dev.stripe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What requests change in objects in the same way everywhere. */
final class Changes {

    private static final List<String> ADDRESS = List.of("city", "country", "line1", "line2", "postal_code", "state");

    private Changes() {}

    /** Sets what is said; unsets what is said to be empty. */
    static void texts(ObjectNode object, Parameters said, List<String> names) {
        for (var name : names) {
            if (said.has(name)) {
                object.put(name, said.text(name).orElse(null));
            }
        }
    }

    /** Merges key by key; an empty value removes its key, empty metadata removes all. */
    static void metadata(ObjectNode object, Parameters said) {
        if (!said.has("metadata")) {
            return;
        }
        var metadata = Json.child(object, "metadata");
        var told = said.inside("metadata");
        if (told.tree().isEmpty()) {
            metadata.removeAll();
        }
        told.tree()
                .keySet()
                .forEach(key ->
                        told.text(key).ifPresentOrElse(value -> metadata.put(key, value), () -> metadata.remove(key)));
    }

    static void address(ObjectNode object, Parameters said) {
        var address = object.putObject("address");
        ADDRESS.forEach(name -> address.put(name, said.text(name).orElse(null)));
    }

    /** The earlier values of the fields that differ now. */
    static Map<String, JsonNode> between(ObjectNode before, ObjectNode after) {
        var changed = new LinkedHashMap<String, JsonNode>();
        before.properties().forEach(field -> {
            if (!Objects.equals(field.getValue(), after.get(field.getKey()))) {
                changed.put(field.getKey(), field.getValue());
            }
        });
        return changed;
    }
}
