package cloud.nuvem.dev.cluster;

import cloud.nuvem.dev.cluster.core.Access;
import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.ResourceType.Column;
import cloud.nuvem.dev.cluster.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The bare core with a few kinds and one caller who may do everything, for tests of the core alone. */
public final class SampleCluster {

    public static final String TOKEN = "sample-token";

    public static final Caller CONTROLLER = Caller.controller("kube-system:sample");

    private static final Set<String> ALL =
            Set.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    private static final String WIDGET = """
            {"type": "object", "required": ["spec"], "properties": {
              "spec": {"type": "object", "required": ["size"], "properties": {
                "size": {"type": "integer", "minimum": 1, "maximum": 100},
                "colour": {"type": "string", "enum": ["red", "green", "blue"], "default": "red"},
                "code": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 8},
                "tags": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set"},
                "port": {"x-kubernetes-int-or-string": true},
                "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": true},
                "parts": {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
                  "items": {"type": "object", "required": ["name"], "properties": {
                    "name": {"type": "string"}, "weight": {"type": "integer"}}}}}},
              "status": {"type": "object", "properties": {"phase": {"type": "string"}}}}}
            """;
    private static final String CONFIG_MAP = """
            {"type": "object", "properties": {
              "data": {"type": "object", "additionalProperties": {"type": "string"}},
              "immutable": {"type": "boolean"}}}
            """;
    private static final String SERVICE = """
            {"type": "object", "properties": {
              "spec": {"type": "object", "properties": {
                "type": {"type": "string"},
                "selector": {"type": "object", "additionalProperties": {"type": "string"}, "x-kubernetes-map-type": "atomic"},
                "ports": {"type": "array", "x-kubernetes-list-type": "map",
                  "x-kubernetes-list-map-keys": ["port", "protocol"],
                  "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "port",
                  "items": {"type": "object", "required": ["port"], "properties": {
                    "name": {"type": "string"}, "port": {"type": "integer"},
                    "protocol": {"type": "string", "default": "TCP"}}}}}}}}
            """;
    private static final String NAMESPACE = """
            {"type": "object", "x-nuvem-name": "label", "properties": {
              "spec": {"type": "object", "properties": {"finalizers": {"type": "array", "items": {"type": "string"}}}},
              "status": {"type": "object", "properties": {"phase": {"type": "string"}}}}}
            """;

    public static final ResourceType NAMESPACES = core("Namespace", "namespaces", false, true, NAMESPACE);
    public static final ResourceType CONFIG_MAPS = core("ConfigMap", "configmaps", true, false, CONFIG_MAP);
    public static final ResourceType SERVICES = core("Service", "services", true, true, SERVICE);
    public static final ResourceType WIDGETS = new ResourceType(
            "example.test",
            "v1",
            "Widget",
            "widgets",
            "widget",
            List.of("wd"),
            true,
            true,
            true,
            schema(WIDGET),
            List.of(
                    new Column("Phase", "string", ".status.phase", 0),
                    new Column("Size", "integer", ".spec.size", 0),
                    new Column("Colour", "string", ".spec.colour", 1),
                    new Column("Age", "date", ".metadata.creationTimestamp", 0)),
            Set.of("spec.colour"),
            ALL);

    private SampleCluster() {}

    /** A cluster that keeps nothing, or keeps it in the folder. */
    public static EmbeddedCluster start(@Nullable Path data) {
        var cluster = EmbeddedCluster.start(options(data));
        for (var name : List.of("default", "other")) {
            if (cluster.resources().get(NAMESPACES, null, name).isEmpty()) {
                var namespace = Json.object();
                namespace.putObject("metadata").put("name", name);
                cluster.resources().create(NAMESPACES, namespace, CONTROLLER);
            }
        }
        return cluster;
    }

    public static EmbeddedClusterOptions options(@Nullable Path data) {
        return new EmbeddedClusterOptions(
                data,
                false,
                0,
                List.of(NAMESPACES, CONFIG_MAPS, SERVICES, WIDGETS),
                resources -> new AllowAll(),
                resources -> List.of(),
                resources -> List.of(),
                resources -> List.of(),
                List.of());
    }

    private static ResourceType core(String kind, String plural, boolean namespaced, boolean status, String schema) {
        var singular = kind.toLowerCase(Locale.ROOT);
        return new ResourceType(
                "",
                "v1",
                kind,
                plural,
                singular,
                List.of(),
                namespaced,
                false,
                status,
                schema(schema),
                List.of(),
                Set.of(),
                ALL);
    }

    private static ObjectNode schema(String json) {
        return (ObjectNode) Json.parse(json);
    }

    /** One token, every right. */
    private static final class AllowAll implements Access {
        @Override
        public Optional<Caller> authenticate(String bearerToken) {
            return bearerToken.equals(TOKEN)
                    ? Optional.of(new Caller("sample", List.of("system:masters"), Map.of()))
                    : Optional.empty();
        }

        @Override
        public Caller impersonate(Caller bearer, Map<String, List<String>> headers, ApiRequest request) {
            return bearer;
        }

        @Override
        public void authorize(Caller caller, ApiRequest request) {
            // every right
        }
    }
}
