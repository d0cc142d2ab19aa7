package cloud.nuvem.dev.cluster.core.schema;

import cloud.nuvem.dev.cluster.core.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What tells the elements of a list apart. */
public final class ListKeys {

    private ListKeys() {}

    /**
     * The keys of an element of a keyed list as an object, the element itself of a set; null in an atomic list. A key that
     * is absent takes its schema default, or stays absent.
     */
    public static @Nullable JsonNode identity(JsonNode element, Schema list) {
        if (list.isSetList()) {
            return element;
        }
        if (!list.isKeyedList() || !element.isObject()) {
            return null;
        }
        var identity = Json.object();
        for (var key : list.listKeys()) {
            var value = element.get(key);
            var fallback = list.itemsOrAny().fieldOrAny(key).defaultValue();
            if (value != null) {
                identity.set(key, value);
            } else if (fallback != null) {
                identity.set(key, fallback);
            }
        }
        return identity;
    }
}
