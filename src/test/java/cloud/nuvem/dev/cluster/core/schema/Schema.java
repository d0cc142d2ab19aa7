package cloud.nuvem.dev.cluster.core.schema;

import cloud.nuvem.dev.cluster.core.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One node of a structural schema, compiled from the JSON that a CRD would carry.
 *
 * @param type object, array, string, integer, number, boolean; empty when anything goes
 * @param additional schema of the values of a free map; null when there is none
 * @param preserving keeps fields it does not name
 * @param listType atomic, set or map
 * @param mergeKey how a strategic merge patch tells elements apart; null replaces the list
 */
public record Schema(
        String type,
        Map<String, Schema> properties,
        @Nullable Schema additional,
        @Nullable Schema items,
        Set<String> required,
        boolean nullable,
        boolean preserving,
        boolean intOrString,
        boolean atomicMap,
        String listType,
        List<String> listKeys,
        @Nullable String mergeKey,
        boolean mergesPrimitives,
        @Nullable JsonNode defaultValue,
        Limits limits) {

    /** Accepts and keeps everything. */
    public static final Schema ANY = of(Json.object().put("x-kubernetes-preserve-unknown-fields", true));

    /**
     * Bounds of a value.
     *
     * @param allowed the enum; empty when there is none
     * @param longest characters of a string, elements of a list or fields of a map
     */
    record Limits(
            List<JsonNode> allowed,
            @Nullable Pattern pattern,
            @Nullable BigDecimal minimum,
            boolean exclusiveMinimum,
            @Nullable BigDecimal maximum,
            boolean exclusiveMaximum,
            @Nullable Integer shortest,
            @Nullable Integer longest,
            String format) {}

    public static Schema of(JsonNode json) {
        var properties = new LinkedHashMap<String, Schema>();
        json.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), of(entry.getValue())));
        var additional = json.path("additionalProperties");
        var free = additional.isObject() ? of(additional) : additional.asBoolean(false) ? ANY : null;
        var listKeys = Json.texts(json, "x-kubernetes-list-map-keys");
        var strategy = Json.textOrEmpty(json, "x-kubernetes-patch-strategy");
        var patchKey = Json.text(json, "x-kubernetes-patch-merge-key");
        var listType = json.path("x-kubernetes-list-type").asString("atomic");
        return new Schema(
                json.path("type").asString(""),
                Map.copyOf(properties),
                free,
                json.has("items") ? of(json.path("items")) : null,
                Set.copyOf(Json.texts(json, "required")),
                json.path("nullable").asBoolean(false),
                json.path("x-kubernetes-preserve-unknown-fields").asBoolean(false),
                json.path("x-kubernetes-int-or-string").asBoolean(false)
                        || "int-or-string".equals(Json.text(json, "format")),
                "atomic".equals(Json.text(json, "x-kubernetes-map-type")),
                listType,
                listKeys,
                patchKey != null || listKeys.isEmpty() ? patchKey : listKeys.getFirst(),
                strategy.contains("merge") || listType.equals("set"),
                json.get("default"),
                limits(json));
    }

    private static Limits limits(JsonNode json) {
        var pattern = Json.text(json, "pattern");
        return new Limits(
                List.copyOf(json.path("enum").values()),
                pattern == null ? null : Pattern.compile(pattern),
                decimal(json.path("minimum")),
                json.path("exclusiveMinimum").asBoolean(false),
                decimal(json.path("maximum")),
                json.path("exclusiveMaximum").asBoolean(false),
                first(json, "minLength", "minItems", "minProperties"),
                first(json, "maxLength", "maxItems", "maxProperties"),
                json.path("format").asString(""));
    }

    private static @Nullable BigDecimal decimal(JsonNode number) {
        return number.isNumber() ? number.decimalValue() : null;
    }

    private static @Nullable Integer first(JsonNode json, String... names) {
        for (var name : names) {
            if (json.path(name).isIntegralNumber()) {
                return json.path(name).asInt();
            }
        }
        return null;
    }

    /** The schema of a field: named, of a free map, or {@link #ANY} when unknown fields are kept; null when unknown. */
    public @Nullable Schema field(String name) {
        var named = properties.get(name);
        if (named != null) {
            return named;
        }
        if (additional != null) {
            return additional;
        }
        return isOpen() ? ANY : null;
    }

    /** Like {@link #field}, with {@link #ANY} for what the schema does not know. */
    public Schema fieldOrAny(String name) {
        var found = field(name);
        return found == null ? ANY : found;
    }

    public Schema itemsOrAny() {
        return items == null ? ANY : items;
    }

    /** True when unknown fields stay: said so, or no shape given at all. */
    boolean isOpen() {
        return preserving || (properties.isEmpty() && additional == null && type.isEmpty() && !intOrString);
    }

    boolean hasType() {
        return intOrString || !type.isEmpty();
    }

    /** A list whose elements are told apart by keys. */
    public boolean isKeyedList() {
        return listType.equals("map") && !listKeys.isEmpty();
    }

    public boolean isSetList() {
        return listType.equals("set");
    }

    /** A copy with other properties, for wrapping. */
    Schema withProperties(Map<String, Schema> others) {
        return new Schema(
                type,
                Map.copyOf(others),
                additional,
                items,
                required,
                nullable,
                preserving,
                intOrString,
                atomicMap,
                listType,
                listKeys,
                mergeKey,
                mergesPrimitives,
                defaultValue,
                limits);
    }
}
