package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.ClusterStream;
import cloud.nuvem.cluster.ResourceKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can be done to objects over one connection: Kubernetes' verbs in the forms that are safe to use. */
final class ApiVerbs {

    static final String FIELD_MANAGER = "nuvem";

    /** Anything else in a path would lead somewhere else. */
    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9][a-z0-9.:-]{0,252}");

    private final ApiConnection connection;

    ApiVerbs(ApiConnection connection) {
        this.connection = connection;
    }

    ClusterObject create(ResourceKind kind, @Nullable String namespace, JsonNode manifest, boolean dryRun) {
        var path = kind.path(namespace) + "?fieldManager=" + FIELD_MANAGER + (dryRun ? "&dryRun=All" : "");
        return object(new ApiCall("POST", path, ApiCall.JSON, manifest));
    }

    ClusterObject apply(ResourceKind kind, @Nullable String namespace, JsonNode manifest) {
        var name = manifest.at("/metadata/name").asString("");
        var path = item(kind, namespace, name) + "?fieldManager=" + FIELD_MANAGER + "&force=true";
        return object(new ApiCall("PATCH", path, ApiCall.APPLY_PATCH, manifest));
    }

    ClusterObject merge(ResourceKind kind, @Nullable String namespace, String name, JsonNode patch) {
        var path = item(kind, namespace, name) + "?fieldManager=" + FIELD_MANAGER;
        return object(new ApiCall("PATCH", path, ApiCall.MERGE_PATCH, patch));
    }

    ClusterObject patch(ResourceKind kind, @Nullable String namespace, String name, JsonNode operations) {
        var path = item(kind, namespace, name) + "?fieldManager=" + FIELD_MANAGER;
        return object(new ApiCall("PATCH", path, ApiCall.JSON_PATCH, operations));
    }

    void delete(ResourceKind kind, @Nullable String namespace, String name, String uid) {
        var options = ApiAnswers.JSON
                .createObjectNode()
                .put("kind", "DeleteOptions")
                .put("apiVersion", "v1")
                .put("propagationPolicy", "Background");
        options.putObject("preconditions").put("uid", uid);
        connection.send(new ApiCall("DELETE", item(kind, namespace, name), ApiCall.JSON, options));
    }

    Optional<ClusterObject> find(ResourceKind kind, @Nullable String namespace, String name) {
        try {
            return Optional.of(object(ApiCall.get(item(kind, namespace, name))));
        } catch (ClusterRefusal refusal) {
            if (refusal.isAbsent()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    void put(ResourceKind kind, String namespace, String name, String subresource, JsonNode body) {
        var path = item(kind, namespace, name) + "/" + segment(subresource);
        connection.send(new ApiCall("PUT", path, ApiCall.JSON, body));
    }

    JsonNode get(ResourceKind kind, String namespace, String name, String subresource) {
        return ApiAnswers.read(connection.send(ApiCall.get(item(kind, namespace, name) + "/" + segment(subresource))));
    }

    byte[] bytes(ResourceKind kind, String namespace, String name, String subresource) {
        return connection.send(ApiCall.get(item(kind, namespace, name) + "/" + segments(subresource)));
    }

    ClusterStream follow(
            ResourceKind kind, String namespace, String name, String subresource, Map<String, String> query) {
        var values = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        return connection.stream(item(kind, namespace, name) + "/" + segments(subresource) + "?" + values);
    }

    private ClusterObject object(ApiCall call) {
        return new ClusterObject(ApiAnswers.read(connection.send(call)));
    }

    static String item(ResourceKind kind, @Nullable String namespace, String name) {
        return kind.path(namespace) + "/" + segment(name);
    }

    /** Of a subresource that lies below another. */
    static String segments(String path) {
        return Arrays.stream(path.split("/", -1)).map(ApiVerbs::segment).collect(Collectors.joining("/"));
    }

    private static String segment(String text) {
        if (!SEGMENT.matcher(text).matches() || text.contains("..")) {
            throw new IllegalArgumentException("not a name in a path");
        }
        return text;
    }
}
