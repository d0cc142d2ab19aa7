package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a cluster holds before anybody calls: the system's own roles, and what Nuvem's chart installs. */
public final class Foundations {

    private static final Caller INSTALLER = new Caller("system:apiserver", List.of(Callers.MASTERS), Map.of());
    private static final YAMLMapper YAML = YAMLMapper.shared();

    private final Resources resources;

    public Foundations(Resources resources) {
        this.resources = resources;
    }

    /** The namespaces, roles and bindings that every API server makes for itself. */
    public void installSystem() {
        try (var stream =
                Objects.requireNonNull(Foundations.class.getResourceAsStream("/cluster/access/system.yaml"))) {
            install(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything in a file of the chart, in its order. What exists is brought to what the file says. */
    public void install(Path file) {
        try (var stream = Files.newInputStream(file)) {
            install(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void install(InputStream yaml) {
        try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
            documents.forEachRemaining(this::install);
        }
    }

    private void install(ObjectNode wanted) {
        var type = typeOf(wanted);
        var metadata = wanted.path("metadata");
        var name = metadata.path("name").asString();
        var namespace = namespaceOf(wanted);
        if (resources.get(type, namespace, name).isEmpty()) {
            resources.create(type, wanted, INSTALLER);
        } else {
            resources.change(type, namespace, name, stored -> overwrite(stored, wanted), INSTALLER);
        }
    }

    private static void overwrite(ObjectNode stored, ObjectNode wanted) {
        wanted.properties().stream()
                .filter(field -> !field.getKey().equals("metadata"))
                .forEach(field -> stored.set(field.getKey(), field.getValue()));
    }

    private static @Nullable String namespaceOf(ObjectNode object) {
        return object.path("metadata").path("namespace").stringValue(null);
    }

    private ResourceType typeOf(ObjectNode object) {
        var apiVersion = object.path("apiVersion").asString();
        var group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        var singular = object.path("kind").asString().toLowerCase(Locale.ROOT);
        var plural = singular.endsWith("y") ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
        return resources.type(group, plural);
    }
}
