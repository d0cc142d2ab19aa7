package cloud.nuvem.dev.cluster.core.schema;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.json.Json;
import java.util.LinkedHashMap;

/** The schema of a whole object: the kind's own, with the metadata that every object has. */
public final class ObjectSchema {

    /** Metadata as every kind has it; merge rules of lists included. */
    private static final Schema METADATA = Schema.of(Json.parse("""
            {"type": "object", "properties": {
              "name": {"type": "string"}, "generateName": {"type": "string"}, "namespace": {"type": "string"},
              "uid": {"type": "string"}, "resourceVersion": {"type": "string"}, "selfLink": {"type": "string"},
              "generation": {"type": "integer"}, "creationTimestamp": {"type": "string", "nullable": true},
              "deletionTimestamp": {"type": "string", "nullable": true}, "deletionGracePeriodSeconds": {"type": "integer"},
              "labels": {"type": "object", "additionalProperties": {"type": "string"}},
              "annotations": {"type": "object", "additionalProperties": {"type": "string"}},
              "finalizers": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set",
                "x-kubernetes-patch-strategy": "merge"},
              "ownerReferences": {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["uid"],
                "x-kubernetes-patch-merge-key": "uid",
                "items": {"type": "object", "required": ["apiVersion", "kind", "name", "uid"], "properties": {
                  "apiVersion": {"type": "string"}, "kind": {"type": "string"}, "name": {"type": "string"},
                  "uid": {"type": "string"}, "controller": {"type": "boolean"},
                  "blockOwnerDeletion": {"type": "boolean"}}}},
              "managedFields": {"type": "array", "items": {"x-kubernetes-preserve-unknown-fields": true}}}}
            """));

    private ObjectSchema() {}

    public static Schema of(ResourceType type) {
        var own = Schema.of(type.schema());
        var properties = new LinkedHashMap<>(own.properties());
        properties.put("metadata", METADATA);
        properties.putIfAbsent("apiVersion", Schema.of(Json.object().put("type", "string")));
        properties.putIfAbsent("kind", Schema.of(Json.object().put("type", "string")));
        return own.withProperties(properties);
    }
}
