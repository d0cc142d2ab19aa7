package cloud.nuvem.dev.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All objects of the account, oldest first, and what is known of them but never told. */
final class Stored {

    private final Map<Kind, SequencedMap<String, ObjectNode>> objects = new EnumMap<>(Kind.class);
    private final Map<String, ObjectNode> secrets = new HashMap<>();
    private final @Nullable Path file;

    /** @param file keeps everything for the next run */
    Stored(@Nullable Path file) {
        this.file = file;
        for (var kind : Kind.values()) {
            objects.put(kind, new LinkedHashMap<>());
        }
        if (file != null && Files.exists(file)) {
            load(file);
        }
    }

    ObjectNode add(Kind kind, ObjectNode object) {
        of(kind).put(Json.must(object, "id"), object);
        return object;
    }

    void remove(Kind kind, String id) {
        of(kind).remove(id);
    }

    Optional<ObjectNode> find(Kind kind, String id) {
        return Optional.ofNullable(of(kind).get(id));
    }

    /** Whatever has this id. */
    Optional<ObjectNode> find(String id) {
        return Kind.ofId(id).flatMap(kind -> find(kind, id));
    }

    /** What the path names; refused when it is not there. */
    ObjectNode get(Kind kind, String id) {
        return find(kind, id).orElseThrow(() -> StripeFailure.unknown(kind, id));
    }

    /** What a parameter names; refused when it is not there. */
    ObjectNode named(String parameter, Kind kind, String id) {
        return find(kind, id).orElseThrow(() -> StripeFailure.unknownIn(parameter, kind, id));
    }

    Stream<ObjectNode> newestFirst(Kind kind) {
        return of(kind).reversed().values().stream();
    }

    /** What only the sandbox knows of an object. */
    ObjectNode secret(String id) {
        return secrets.computeIfAbsent(id, ignored -> Json.object());
    }

    private SequencedMap<String, ObjectNode> of(Kind kind) {
        return objects.getOrDefault(kind, new LinkedHashMap<>());
    }

    /** Writes the file, if there is one. */
    void save() {
        if (file == null) {
            return;
        }
        var all = Json.object();
        objects.forEach((kind, ofKind) -> {
            var array = all.putArray(kind.name());
            ofKind.values().forEach(array::add);
        });
        var hidden = all.putObject("secrets");
        secrets.forEach(hidden::set);
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, all.toString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void load(Path from) {
        try {
            var all = Json.read(Files.readString(from));
            for (var kind : Kind.values()) {
                all.path(kind.name()).forEach(object -> add(kind, (ObjectNode) object));
            }
            all.path("secrets")
                    .properties()
                    .forEach(secret -> secrets.put(secret.getKey(), (ObjectNode) secret.getValue()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
