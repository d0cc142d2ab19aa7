package cloud.nuvem.dev.cluster.access.policy;

import cloud.nuvem.dev.cluster.core.Admission.Write;
import com.google.common.base.Suppliers;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelVariableResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an expression sees of one write, converted when it is first looked at.
 *
 * @param object {@code null} in CEL on DELETE
 * @param oldObject {@code null} in CEL on CREATE
 * @param namespaceObject {@code null} in CEL for what lives in no namespace
 */
record Values(
        Supplier<Object> object, Supplier<Object> oldObject, Supplier<Object> request, Supplier<Object> namespaceObject)
        implements CelVariableResolver {

    static final List<String> NAMES = List.of("object", "oldObject", "request", "namespaceObject");
    /** The prefix under which a policy's own variables are known. */
    static final String VARIABLES = "variables.";

    static Values of(Write write, Supplier<@Nullable JsonNode> namespace) {
        return new Values(
                Suppliers.memoize(() -> value(write.object())),
                Suppliers.memoize(() -> value(write.oldObject())),
                Suppliers.memoize(() -> request(write)),
                Suppliers.memoize(() -> value(namespace.get())));
    }

    /** As match conditions see it: a real API server does not know the namespace there, and gives an empty object. */
    Values withoutNamespace() {
        return new Values(object, oldObject, request, Map::of);
    }

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case "object" -> Optional.of(object.get());
            case "oldObject" -> Optional.of(oldObject.get());
            case "request" -> Optional.of(request.get());
            case "namespaceObject" -> Optional.of(namespaceObject.get());
            default -> Optional.empty();
        };
    }

    private static Object request(Write write) {
        var type = write.type();
        var asked = write.request();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("uid", UUID.randomUUID().toString());
        request.put("kind", Map.of("group", type.group(), "version", type.version(), "kind", type.kind()));
        request.put("resource", Map.of("group", type.group(), "version", type.version(), "resource", type.plural()));
        putUnlessEmpty(request, "subResource", asked.subresource());
        putUnlessEmpty(request, "name", asked.name());
        putUnlessEmpty(request, "namespace", asked.namespace());
        request.put("operation", write.operation().name());
        request.put("dryRun", write.dryRun());
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", write.caller().username());
        user.put("groups", write.caller().groups());
        user.put("extra", write.caller().extra());
        request.put("userInfo", user);
        return request;
    }

    private static void putUnlessEmpty(Map<String, Object> map, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            map.put(key, value);
        }
    }

    private static Object value(@Nullable JsonNode json) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            return NullValue.NULL_VALUE;
        }
        if (json.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
            return map;
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.values().forEach(item -> list.add(value(item)));
            return list;
        }
        return scalar(json);
    }

    private static Object scalar(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isIntegralNumber()) {
            return json.longValue();
        }
        return json.isNumber() ? (Object) json.doubleValue() : json.asString();
    }
}
