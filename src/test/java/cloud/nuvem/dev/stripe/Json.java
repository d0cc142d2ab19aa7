package cloud.nuvem.dev.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reading and making JSON trees. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode read(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    static ObjectNode resource(String name) {
        try (var file = Json.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("No template " + name);
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ObjectNode of(Map<String, ?> tree) {
        return MAPPER.valueToTree(tree);
    }

    /** The text at this place, unless it is null or missing. */
    static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** The text at this place, which is always there. */
    static String must(JsonNode node, String field) {
        return text(node, field).orElseThrow(() -> new IllegalStateException("No " + field + " in " + node));
    }

    static long number(JsonNode node, String field) {
        return node.path(field).asLong(0);
    }

    static ObjectNode child(ObjectNode node, String field) {
        return (ObjectNode) node.get(field);
    }
}
