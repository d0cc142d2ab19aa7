package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.store.Stored;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the client wants to see objects: whole, metadata alone, or as rows of a table. */
sealed interface Representation {

    /** How a list without items ends. */
    String EMPTY_END = "[]}";

    /** One object. */
    ObjectNode object(ObjectNode object);

    /**
     * Many objects.
     *
     * @param metadata of the list
     */
    ObjectNode list(ResourceType type, List<ObjectNode> objects, ObjectNode metadata);

    /** One stored object, as JSON. */
    default byte[] bytes(Stored stored) {
        return Json.bytes(object(stored.json()));
    }

    /** A list of stored objects, as JSON. */
    default byte[] bytes(ResourceType type, List<Stored> objects, ObjectNode metadata) {
        return Json.bytes(list(type, objects.stream().map(Stored::json).toList(), metadata));
    }

    /**
     * The first form in the Accept header that we can serve.
     *
     * @throws StatusException 406 when there is none
     */
    static Representation of(HttpCall call, ResourceType type, Clock clock) {
        var accept = call.header("accept");
        for (var range : accept.split(",", -1)) {
            var parameters = range.replace(" ", "");
            if (parameters.contains("as=Table") && parameters.contains("v=v1") && isJson(parameters)) {
                return new AsTable(new TableRenderer(type, clock), included(call));
            }
            if (parameters.contains("as=PartialObjectMetadata") && isJson(parameters)) {
                return new MetadataAlone();
            }
            if (!parameters.contains("as=") && (parameters.isEmpty() || isJson(parameters))) {
                return new Whole();
            }
        }
        throw StatusException.of(
                406,
                "NotAcceptable",
                "only the following media types are accepted: application/json, application/json;as=Table;v=v1;"
                        + "g=meta.k8s.io, application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io");
    }

    private static boolean isJson(String range) {
        return range.startsWith("application/json") || range.startsWith("*/*") || range.startsWith("application/*");
    }

    private static TableRenderer.Included included(HttpCall call) {
        var asked = call.parameter("includeObject");
        return switch (asked == null ? "" : asked) {
            case "None" -> TableRenderer.Included.NONE;
            case "Object" -> TableRenderer.Included.OBJECT;
            default -> TableRenderer.Included.METADATA;
        };
    }

    /** Metadata in the shape of {@code PartialObjectMetadata}. */
    static ObjectNode metadataOf(ObjectNode object) {
        var partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private static ObjectNode list(
            String kind, String apiVersion, List<? extends JsonNode> items, ObjectNode metadata) {
        var list = Json.object().put("kind", kind).put("apiVersion", apiVersion);
        list.set("metadata", metadata);
        list.set("items", Json.array().addAll(items));
        return list;
    }

    /** As stored, from what is already written. */
    record Whole() implements Representation {
        @Override
        public byte[] bytes(Stored stored) {
            return stored.bytes();
        }

        @Override
        public byte[] bytes(ResourceType type, List<Stored> objects, ObjectNode metadata) {
            var frame = Json.bytes(list(type, List.of(), metadata));
            var buffer = new ByteArrayOutputStream(frame.length
                    + objects.stream()
                            .mapToInt(stored -> stored.bytes().length + 1)
                            .sum());
            buffer.write(frame, 0, frame.length - EMPTY_END.length());
            for (int i = 0; i < objects.size(); i++) {
                buffer.write(i == 0 ? '[' : ',');
                buffer.writeBytes(objects.get(i).bytes());
            }
            buffer.writeBytes((objects.isEmpty() ? EMPTY_END : "]}").getBytes(StandardCharsets.US_ASCII));
            return buffer.toByteArray();
        }

        @Override
        public ObjectNode object(ObjectNode object) {
            return object;
        }

        @Override
        public ObjectNode list(ResourceType type, List<ObjectNode> objects, ObjectNode metadata) {
            return Representation.list(type.kind() + "List", type.apiVersion(), objects, metadata);
        }
    }

    /** {@code PartialObjectMetadata}. */
    record MetadataAlone() implements Representation {
        @Override
        public ObjectNode object(ObjectNode object) {
            return metadataOf(object);
        }

        @Override
        public ObjectNode list(ResourceType type, List<ObjectNode> objects, ObjectNode metadata) {
            var items = objects.stream().map(Representation::metadataOf).toList();
            return Representation.list("PartialObjectMetadataList", "meta.k8s.io/v1", items, metadata);
        }
    }

    /** {@code Table}, as {@code kubectl get} asks. */
    record AsTable(TableRenderer renderer, TableRenderer.Included included) implements Representation {
        @Override
        public ObjectNode object(ObjectNode object) {
            var metadata = Json.object();
            metadata.set("resourceVersion", object.path("metadata").path("resourceVersion"));
            return renderer.table(List.of(object), metadata, included);
        }

        @Override
        public ObjectNode list(ResourceType type, List<ObjectNode> objects, ObjectNode metadata) {
            return renderer.table(objects, metadata, included);
        }
    }
}
