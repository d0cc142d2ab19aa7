package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the binary bodies that {@code kubectl create} and {@code kubectl auth can-i} send whatever the server offers. Only
 * the kinds that those commands write are known; everything else is refused (415). Answers are JSON, which clients take.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding-idl">the envelope</a>
 */
final class Protobuf {

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    /** Field numbers as in Kubernetes' {@code generated.proto}; {@code name:type}, {@code *} for repeated. */
    private static final String MESSAGES = """
            Unknown 1 typeMeta:TypeMeta 2 raw:binary
            TypeMeta 1 apiVersion 2 kind
            ObjectMeta 1 name 2 generateName 3 namespace 5 uid 6 resourceVersion 8 creationTimestamp:Time 11 labels:map \
            12 annotations:map 13 ownerReferences:*OwnerReference 14 finalizers:*
            OwnerReference 1 kind 3 name 4 uid 5 apiVersion 6 controller:bool 7 blockOwnerDeletion:bool
            Namespace 1 metadata:ObjectMeta 2 spec:NamespaceSpec
            NamespaceSpec 1 finalizers:*
            ConfigMap 1 metadata:ObjectMeta 2 data:map 3 binaryData:bytesmap 4 immutable:bool
            Secret 1 metadata:ObjectMeta 2 data:bytesmap 3 type 4 stringData:map 5 immutable:bool
            ServiceAccount 1 metadata:ObjectMeta
            Role 1 metadata:ObjectMeta 2 rules:*PolicyRule
            ClusterRole 1 metadata:ObjectMeta 2 rules:*PolicyRule
            PolicyRule 1 verbs:* 2 apiGroups:* 3 resources:* 4 resourceNames:* 5 nonResourceURLs:*
            RoleBinding 1 metadata:ObjectMeta 2 subjects:*Subject 3 roleRef:RoleRef
            ClusterRoleBinding 1 metadata:ObjectMeta 2 subjects:*Subject 3 roleRef:RoleRef
            Subject 1 kind 2 apiGroup 3 name 4 namespace
            RoleRef 1 apiGroup 2 kind 3 name
            ResourceQuota 1 metadata:ObjectMeta 2 spec:ResourceQuotaSpec
            ResourceQuotaSpec 1 hard:quantitymap
            SelfSubjectReview 1 metadata:ObjectMeta
            SelfSubjectAccessReview 1 metadata:ObjectMeta 2 spec:AccessReviewSpec
            AccessReviewSpec 1 resourceAttributes:ResourceAttributes 2 nonResourceAttributes:NonResourceAttributes
            ResourceAttributes 1 namespace 2 verb 3 group 4 version 5 resource 6 subresource 7 name
            NonResourceAttributes 1 path 2 verb
            SelfSubjectRulesReview 1 metadata:ObjectMeta 2 spec:RulesReviewSpec
            RulesReviewSpec 1 namespace
            """;

    private static final Map<String, Map<Integer, Field>> FIELDS = parse();

    private Protobuf() {}

    private record Field(String name, String type, boolean repeated) {}

    private static Map<String, Map<Integer, Field>> parse() {
        var messages = new HashMap<String, Map<Integer, Field>>();
        MESSAGES.lines().forEach(line -> {
            var words = line.strip().split("\\s+", -1);
            var fields = new HashMap<Integer, Field>();
            for (int i = 1; i < words.length; i += 2) {
                var parts = words[i + 1].split(":", 2);
                var type = parts.length == 1 ? "" : parts[1];
                boolean repeated = type.startsWith("*");
                fields.put(
                        Integer.parseInt(words[i]), new Field(parts[0], repeated ? type.substring(1) : type, repeated));
            }
            messages.put(words[0], fields);
        });
        return messages;
    }

    static boolean isProtobuf(HttpCall call) {
        return call.header("content-type").contains("application/vnd.kubernetes.protobuf");
    }

    /** @throws StatusException 415 for a kind we cannot read, 400 for what is no envelope */
    static ObjectNode object(byte[] body) {
        if (body.length < MAGIC.length || !Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw StatusException.badRequest("the body is not in Kubernetes' protobuf envelope");
        }
        var envelope = message("Unknown", slice(ByteBuffer.wrap(body), MAGIC.length));
        var kind = Json.textOrEmpty(envelope, "typeMeta", "kind");
        if (!FIELDS.containsKey(kind)) {
            throw StatusException.of(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include: "
                            + "application/json, application/yaml");
        }
        var raw = Base64.getDecoder().decode(Json.textOrEmpty(envelope, "raw"));
        var object = Json.object()
                .put("apiVersion", Json.textOrEmpty(envelope, "typeMeta", "apiVersion"))
                .put("kind", kind);
        return object.setAll(message(kind, ByteBuffer.wrap(raw)));
    }

    private static ByteBuffer slice(ByteBuffer buffer, int from) {
        return buffer.slice(from, buffer.limit() - from);
    }

    private static ObjectNode message(String type, ByteBuffer in) {
        var fields = FIELDS.getOrDefault(type, Map.of());
        var object = Json.object();
        while (in.hasRemaining()) {
            long tag = varint(in);
            var field = fields.get((int) (tag >>> 3));
            switch ((int) (tag & 7)) {
                case 0 -> putNumber(object, field, varint(in));
                case 1 -> in.getLong();
                case 2 -> put(object, field, bytes(in));
                default -> in.order(ByteOrder.LITTLE_ENDIAN).getInt();
            }
        }
        return object;
    }

    private static void putNumber(ObjectNode object, @Nullable Field field, long value) {
        if (field != null && field.type().equals("bool")) {
            object.put(field.name(), value != 0);
        }
    }

    private static void put(ObjectNode object, @Nullable Field field, ByteBuffer value) {
        if (field == null) {
            return;
        }
        switch (field.type()) {
            case "" ->
                putText(object, field, StandardCharsets.UTF_8.decode(value).toString());
            case "binary" -> object.put(field.name(), base64(value));
            case "Time" -> object.put(field.name(), time(value));
            case "map" -> entry(object, field.name(), value, false);
            case "bytesmap" -> entry(object, field.name(), value, true);
            case "quantitymap" -> quantity(object, field.name(), value);
            default -> {
                var inner = message(field.type(), value);
                if (field.repeated()) {
                    object.withArray(field.name()).add(inner);
                } else {
                    object.set(field.name(), inner);
                }
            }
        }
    }

    /** Clients write absent strings as empty ones. */
    private static void putText(ObjectNode object, Field field, String text) {
        if (field.repeated()) {
            object.withArray(field.name()).add(text);
        } else if (!text.isEmpty()) {
            object.put(field.name(), text);
        }
    }

    private static void entry(ObjectNode object, String name, ByteBuffer in, boolean binary) {
        var parts = parts(in);
        var value = binary
                ? base64(parts[1])
                : StandardCharsets.UTF_8.decode(parts[1]).toString();
        object.withObjectProperty(name)
                .put(StandardCharsets.UTF_8.decode(parts[0]).toString(), value);
    }

    /** The value is a message of its own, with the text in its field 1. */
    private static void quantity(ObjectNode object, String name, ByteBuffer in) {
        var parts = parts(in);
        var text = StandardCharsets.UTF_8.decode(parts(parts[1])[0]).toString();
        object.withObjectProperty(name)
                .put(StandardCharsets.UTF_8.decode(parts[0]).toString(), text);
    }

    /** Fields 1 and 2 of a message, as map entries have them. */
    private static ByteBuffer[] parts(ByteBuffer in) {
        ByteBuffer[] parts = {ByteBuffer.allocate(0), ByteBuffer.allocate(0)};
        while (in.hasRemaining()) {
            int number = (int) (varint(in) >>> 3);
            parts[Math.clamp(number - 1, 0, 1)] = bytes(in);
        }
        return parts;
    }

    private static @Nullable String time(ByteBuffer in) {
        long seconds = 0;
        while (in.hasRemaining()) {
            long tag = varint(in);
            long value = varint(in);
            seconds = tag >>> 3 == 1 ? value : seconds;
        }
        return seconds == 0 ? null : Instant.ofEpochSecond(seconds).toString();
    }

    private static String base64(ByteBuffer value) {
        var bytes = new byte[value.remaining()];
        value.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ByteBuffer bytes(ByteBuffer in) {
        int length = (int) varint(in);
        if (length < 0 || length > in.remaining()) {
            throw StatusException.badRequest("the protobuf body breaks off");
        }
        var value = in.slice(in.position(), length);
        in.position(in.position() + length);
        return value;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!in.hasRemaining()) {
                throw StatusException.badRequest("the protobuf body breaks off");
            }
            byte part = in.get();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw StatusException.badRequest("the protobuf body has a number that is too long");
    }
}
