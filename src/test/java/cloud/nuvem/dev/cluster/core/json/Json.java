package cloud.nuvem.dev.cluster.core.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Jackson's tree as the cluster uses it. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private Json() {}

    /**
     * Reads JSON.
     *
     * @throws tools.jackson.core.JacksonException when the text is not JSON
     */
    public static JsonNode parse(byte[] json) {
        return MAPPER.readTree(json);
    }

    /**
     * Reads JSON.
     *
     * @throws tools.jackson.core.JacksonException when the text is not JSON
     */
    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    /**
     * Reads YAML, of which JSON is a part and is read faster.
     *
     * @throws tools.jackson.core.JacksonException when the text is not YAML
     */
    public static JsonNode parseYaml(String text) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return parse(text);
            } catch (JacksonException notJson) {
                return YAML.readTree(text);
            }
        }
        return YAML.readTree(text);
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode array(Iterable<String> values) {
        var array = array();
        values.forEach(array::add);
        return array;
    }

    /** The node at a path of field names; a missing node when a step is absent. */
    public static JsonNode at(JsonNode node, String... path) {
        var here = node;
        for (var step : path) {
            here = here.path(step);
        }
        return here;
    }

    /** The text at a path, or null when there is none or it is no text. */
    public static @Nullable String text(JsonNode node, String... path) {
        var found = at(node, path);
        return found.isString() ? found.stringValue() : null;
    }

    /** The text at a path, or empty. */
    public static String textOrEmpty(JsonNode node, String... path) {
        var found = text(node, path);
        return found == null ? "" : found;
    }

    /** The strings of the array at a path; empty when there is none. */
    public static List<String> texts(JsonNode node, String... path) {
        var texts = new ArrayList<String>();
        at(node, path).forEach(element -> texts.add(element.asString("")));
        return texts;
    }

    /** An equal tree of its own, its numbers as a parser would read them. */
    public static ObjectNode normalized(ObjectNode node) {
        return (ObjectNode) parse(bytes(node));
    }

    /** A scalar as a field selector or printer column compares and shows it; containers as JSON. */
    public static String plain(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isString() ? node.stringValue() : node.toString();
    }
}
