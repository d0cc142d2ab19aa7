package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** As much OpenAPI as {@code kubectl explain}, {@code apply} and client-side validation read. */
final class OpenApi {

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final JsonNode META_SCHEMA = Json.parse("""
            {"type": "object", "description": "ObjectMeta is metadata that all persisted resources must have.",
             "properties": {
              "name": {"type": "string", "description": "Name must be unique within a namespace."},
              "generateName": {"type": "string", "description": "A prefix for a name that the server makes unique."},
              "namespace": {"type": "string", "description": "Namespace defines the space within which each name must be unique."},
              "labels": {"type": "object", "additionalProperties": {"type": "string"},
                "description": "Keys and values to organize and select objects."},
              "annotations": {"type": "object", "additionalProperties": {"type": "string"},
                "description": "Unstructured keys and values that tools keep with the object."},
              "uid": {"type": "string", "description": "Unique in time and space. Read-only."},
              "resourceVersion": {"type": "string", "description": "Opaque internal version. Read-only."},
              "generation": {"type": "integer", "format": "int64", "description": "Rises with the desired state. Read-only."},
              "creationTimestamp": {"type": "string", "format": "date-time", "description": "Read-only."},
              "deletionTimestamp": {"type": "string", "format": "date-time", "description": "Read-only."},
              "finalizers": {"type": "array", "items": {"type": "string"}, "x-kubernetes-patch-strategy": "merge",
                "description": "Must be empty before the object is removed."},
              "ownerReferences": {"type": "array", "x-kubernetes-patch-strategy": "merge",
                "x-kubernetes-patch-merge-key": "uid", "description": "Objects this object depends on.",
                "items": {"type": "object", "properties": {
                  "apiVersion": {"type": "string"}, "kind": {"type": "string"}, "name": {"type": "string"},
                  "uid": {"type": "string"}, "controller": {"type": "boolean"},
                  "blockOwnerDeletion": {"type": "boolean"}}}},
              "managedFields": {"type": "array", "items": {"type": "object"}, "description": "Who owns which field."}}}
            """);
    private static final List<String> WRITE_PARAMETERS = List.of("dryRun", "fieldManager", "fieldValidation", "pretty");
    private static final Map<String, String> OPERATIONS =
            Map.of("get", "get", "put", "update", "patch", "patch", "delete", "delete");

    private final Map<String, ObjectNode> documents = new LinkedHashMap<>();

    OpenApi(Collection<ResourceType> types) {
        for (var type : types) {
            var path = type.group().isEmpty() ? "api/" + type.version() : "apis/" + type.apiVersion();
            add(documents.computeIfAbsent(path, OpenApi::empty), path, type);
        }
    }

    private static ObjectNode empty(String path) {
        var document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.36.2");
        document.putObject("paths");
        document.putObject("components").putObject("schemas").set(META, META_SCHEMA);
        return document;
    }

    private static void add(ObjectNode document, String path, ResourceType type) {
        var name = schemaName(type);
        ((ObjectNode) document.path("components").path("schemas")).set(name, schema(type));
        var paths = (ObjectNode) document.path("paths");
        var collection = "/" + path + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
        addCollection(paths.putObject(collection), type);
        var item = paths.putObject(collection + "/{name}");
        OPERATIONS.forEach((method, verb) -> {
            if (type.verbs().contains(verb)) {
                item.set(method, operation(type, verb, name));
            }
        });
    }

    private static void addCollection(ObjectNode collection, ResourceType type) {
        if (type.verbs().contains("list")) {
            collection.set("get", operation(type, "list", schemaName(type)));
        }
        if (type.verbs().contains("create")) {
            collection.set("post", operation(type, "post", schemaName(type)));
        }
    }

    private static ObjectNode operation(ResourceType type, String action, String schema) {
        var operation = Json.object().put("x-kubernetes-action", action);
        operation.set("x-kubernetes-group-version-kind", groupVersionKind(type));
        var parameters = operation.putArray("parameters");
        if (Set.of("post", "update", "patch", "delete").contains(action)) {
            WRITE_PARAMETERS.forEach(name -> parameter(parameters.addObject(), name, "string"));
        }
        if (action.equals("patch")) {
            parameter(parameters.addObject(), "force", "boolean");
            var content = operation.putObject("requestBody").putObject("content");
            content.putObject("application/json-patch+json");
            content.putObject("application/merge-patch+json");
            content.putObject("application/apply-patch+yaml");
            if (!type.custom()) {
                content.putObject("application/strategic-merge-patch+json");
            }
        }
        operation
                .putObject("responses")
                .putObject("200")
                .put("description", "OK")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + schema);
        return operation;
    }

    private static void parameter(ObjectNode parameter, String name, String type) {
        parameter.put("name", name).put("in", "query").putObject("schema").put("type", type);
    }

    private static ObjectNode schema(ResourceType type) {
        var schema = type.schema().deepCopy();
        schema.remove("x-nuvem-name");
        schema.put("type", "object");
        var properties = schema.withObject("properties");
        properties
                .putObject("apiVersion")
                .put("type", "string")
                .put("description", "The schema version of this object.");
        properties.putObject("kind").put("type", "string").put("description", "What this object represents.");
        properties
                .putObject("metadata")
                .put("description", "Standard object's metadata.")
                .putArray("allOf")
                .addObject()
                .put("$ref", "#/components/schemas/" + META);
        schema.putArray("x-kubernetes-group-version-kind").add(groupVersionKind(type));
        return schema;
    }

    private static ObjectNode groupVersionKind(ResourceType type) {
        return Json.object()
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
    }

    private static String schemaName(ResourceType type) {
        var group = type.group().isEmpty() ? "io.k8s.api.core" : type.group();
        return group + "." + type.version() + "." + type.kind();
    }

    /** The document at {@code /openapi/v2}, {@code /openapi/v3} or below; empty when there is none. */
    Optional<ObjectNode> at(String path) {
        if (path.equals("/openapi/v2")) {
            return Optional.of(versionTwo());
        }
        if (path.equals("/openapi/v3")) {
            return Optional.of(index());
        }
        return path.startsWith("/openapi/v3/")
                ? Optional.ofNullable(documents.get(path.substring("/openapi/v3/".length())))
                : Optional.empty();
    }

    private ObjectNode index() {
        var index = Json.object();
        var paths = index.putObject("paths");
        documents.forEach((path, document) -> paths.putObject(path)
                .put("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + Integer.toHexString(document.hashCode())));
        return index;
    }

    private ObjectNode versionTwo() {
        var document = Json.object().put("swagger", "2.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.36.2");
        document.putObject("paths");
        var definitions = document.putObject("definitions");
        documents
                .values()
                .forEach(three -> three.path("components")
                        .path("schemas")
                        .properties()
                        .forEach(schema -> {
                            var text = schema.getValue().toString().replace("#/components/schemas/", "#/definitions/");
                            definitions.set(schema.getKey(), Json.parse(text));
                        }));
        return document;
    }
}
