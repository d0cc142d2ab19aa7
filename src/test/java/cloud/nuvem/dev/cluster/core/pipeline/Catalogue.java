package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.schema.ObjectSchema;
import cloud.nuvem.dev.cluster.core.schema.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds that are stored, with their compiled schemas. */
public final class Catalogue {

    private final Map<String, ResourceType> types = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    public Catalogue(Collection<ResourceType> served) {
        for (var type : served) {
            if (types.put(type.qualifiedName(), type) != null) {
                throw new IllegalArgumentException("served twice: " + type.qualifiedName());
            }
            schemas.put(type.qualifiedName(), ObjectSchema.of(type));
        }
    }

    public List<ResourceType> types() {
        return List.copyOf(types.values());
    }

    public Optional<ResourceType> find(String group, String plural) {
        return Optional.ofNullable(types.get(group.isEmpty() ? plural : plural + "." + group));
    }

    public Optional<ResourceType> find(String group, String version, String plural) {
        return find(group, plural).filter(type -> type.version().equals(version));
    }

    /** The kind that an owner reference names. */
    public Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return types.values().stream()
                .filter(type -> type.kind().equals(kind) && type.apiVersion().equals(apiVersion))
                .findFirst();
    }

    public Schema schema(ResourceType type) {
        var schema = schemas.get(type.qualifiedName());
        return schema == null ? ObjectSchema.of(type) : schema;
    }
}
