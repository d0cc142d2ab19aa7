package cloud.nuvem.dev.cluster.kinds;

import cloud.nuvem.dev.cluster.core.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads kinds from YAML. One document is one kind: {@code kind}, {@code api} (group/version), {@code names} (plural,
 * singular, short names), {@code custom}, {@code namespaced} (true unless said), {@code status} (a subresource; false
 * unless said), {@code select} (field selectors), {@code columns} ({@code - Name type path [wide]}), {@code name} (how names
 * must look) and {@code schema} in {@link SchemaShorthand}.
 */
public final class KindDefinitions {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<String> FILES =
            List.of("core", "platform", "network", "kubevirt", "instancetype", "cdi", "snapshot");
    private static final Set<String> ALL_VERBS =
            Set.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    private KindDefinitions() {}

    /** Every kind but those of access control, which are defined beside their rules. */
    public static List<ResourceType> all() {
        return FILES.stream()
                .flatMap(file -> load("/cluster/kinds/" + file + ".yaml").stream())
                .toList();
    }

    /** The kinds of one file on the class path; shapes are taken from {@code /cluster/kinds/fragments.yaml}. */
    public static List<ResourceType> load(String resource) {
        var shorthand =
                new SchemaShorthand(documents("/cluster/kinds/fragments.yaml").getFirst());
        return documents(resource).stream()
                .map(definition -> type(definition, shorthand))
                .toList();
    }

    private static ResourceType type(JsonNode definition, SchemaShorthand shorthand) {
        var api = definition.required("api").stringValue();
        var slash = api.lastIndexOf('/');
        var names = strings(definition.required("names"));
        var schema = shorthand.root(definition.required("schema"));
        if (definition.has("name")) {
            schema.put("x-nuvem-name", definition.required("name").stringValue());
        }
        return new ResourceType(
                slash < 0 ? "" : api.substring(0, slash),
                api.substring(slash + 1),
                definition.required("kind").stringValue(),
                names.get(0),
                names.get(1),
                names.subList(2, names.size()),
                definition.path("namespaced").asBoolean(true),
                definition.path("custom").asBoolean(false),
                definition.path("status").asBoolean(false),
                schema,
                strings(definition.path("columns")).stream()
                        .map(KindDefinitions::column)
                        .toList(),
                new LinkedHashSet<>(strings(definition.path("select"))),
                ALL_VERBS);
    }

    /** {@code Name type .path}, optionally followed by {@code wide}; the name may contain blanks. */
    private static ResourceType.Column column(String text) {
        var wide = text.endsWith(" wide");
        var shown = wide ? text.substring(0, text.length() - " wide".length()) : text;
        var path = shown.indexOf(" .");
        var type = shown.lastIndexOf(' ', path - 1);
        return new ResourceType.Column(
                shown.substring(0, type), shown.substring(type + 1, path), shown.substring(path + 1), wide ? 1 : 0);
    }

    private static List<String> strings(JsonNode list) {
        var texts = new ArrayList<String>();
        list.values().forEach(text -> texts.add(text.stringValue()));
        return texts;
    }

    private static List<JsonNode> documents(String resource) {
        try (InputStream text = Objects.requireNonNull(KindDefinitions.class.getResourceAsStream(resource), resource);
                var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return documents.readAll();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
