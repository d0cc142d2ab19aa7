package cloud.nuvem.dev.cluster.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cloud.nuvem.dev.cluster.core.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Our definitions of custom kinds against the published ones, where these lie beside the project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedDefinitionsTests {

    private static final Path PUBLISHED = Path.of(System.getProperty("nuvem.crds", "../shared/crds"));

    private static final Set<String> ENVELOPE = Set.of("apiVersion", "kind", "metadata");

    private final Map<String, JsonNode> published = new HashMap<>();

    @BeforeAll
    void readPublished() throws IOException {
        assumeTrue(Files.isDirectory(PUBLISHED), () -> "no published definitions at " + PUBLISHED.toAbsolutePath());
        try (var files = Files.walk(PUBLISHED)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                readDefinitions(file);
            }
        }
    }

    static Stream<Named<ResourceType>> customKinds() {
        return KindDefinitions.all().stream().filter(ResourceType::custom).map(type -> Named.of(type.kind(), type));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("customKinds")
    void everyFieldExistsWithTheSameType(ResourceType ours) {
        var theirs = Objects.requireNonNull(published.get(ours.qualifiedName()), ours.qualifiedName());
        var version = theirs.path("spec")
                .path("versions")
                .valueStream()
                .filter(candidate -> candidate.path("name").asString("").equals(ours.version()))
                .findFirst()
                .orElseThrow();

        var differences = new ArrayList<String>();
        compare("", ours.schema(), version.path("schema").path("openAPIV3Schema"), differences);

        assertThat(differences).isEmpty();
        assertThat(ours.statusSubresource())
                .isEqualTo(version.path("subresources").has("status"));
        assertThat(ours.namespaced())
                .isEqualTo(theirs.path("spec").path("scope").asString("").equals("Namespaced"));
        assertThat(ours.columns()).isEqualTo(columns(version));
        var names = theirs.path("spec").path("names");
        assertThat(ours.kind()).isEqualTo(names.path("kind").asString(""));
        assertThat(ours.singular()).isEqualTo(names.path("singular").asString(""));
        assertThat(Set.copyOf(ours.shortNames())).isEqualTo(strings(names.path("shortNames")));
    }

    private void readDefinitions(Path file) throws IOException {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            documents.readAll().stream()
                    .filter(document -> document.path("kind").asString("").equals("CustomResourceDefinition"))
                    .forEach(document ->
                            published.put(document.path("metadata").path("name").asString(""), document));
        }
    }

    private static void compare(String path, JsonNode ours, JsonNode theirs, List<String> differences) {
        if (!shape(ours).equals(shape(theirs))) {
            differences.add(path + ": " + shape(ours) + " but published is " + shape(theirs));
            return;
        }
        var required = strings(theirs.path("required"));
        for (var field : ours.path("properties").properties()) {
            if (path.isEmpty() && ENVELOPE.contains(field.getKey())) {
                continue;
            }
            var below = path + "/" + field.getKey();
            if (!theirs.path("properties").has(field.getKey())) {
                differences.add(below + ": not published");
                continue;
            }
            if (strings(ours.path("required")).contains(field.getKey()) != required.remove(field.getKey())) {
                differences.add(below + ": required differs");
            }
            compare(below, field.getValue(), theirs.path("properties").path(field.getKey()), differences);
        }
        if (ours.has("properties") && !required.isEmpty()) {
            differences.add(path + ": misses required " + required);
        }
        compareChild("items", path + "[]", ours, theirs, differences);
        compareChild("additionalProperties", path + "{}", ours, theirs, differences);
    }

    private static void compareChild(
            String child, String path, JsonNode ours, JsonNode theirs, List<String> differences) {
        if (ours.has(child)) {
            compare(path, ours.path(child), theirs.path(child), differences);
        }
    }

    /** What must not differ about one field besides its children. */
    private static Map<String, String> shape(JsonNode schema) {
        var shape = new HashMap<String, String>();
        var either = schema.path("x-kubernetes-int-or-string").asBoolean(false);
        shape.put("type", either ? "" : schema.path("type").toString());
        for (var key : List.of("format", "enum", "x-kubernetes-list-type", "x-kubernetes-list-map-keys")) {
            shape.put(key, schema.path(key).toString());
        }
        for (var key : List.of("x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields")) {
            shape.put(key, String.valueOf(schema.path(key).asBoolean(false)));
        }
        if (schema.path("type").asString("").equals("array") && !schema.has("x-kubernetes-list-type")) {
            shape.put("x-kubernetes-list-type", "\"atomic\"");
        }
        return shape;
    }

    private static List<ResourceType.Column> columns(JsonNode version) {
        return version.path("additionalPrinterColumns")
                .valueStream()
                .map(column -> new ResourceType.Column(
                        column.path("name").asString(""),
                        column.path("type").asString(""),
                        column.path("jsonPath").asString(""),
                        column.path("priority").asInt(0)))
                .toList();
    }

    private static Set<String> strings(JsonNode list) {
        return list.valueStream().map(text -> text.asString("")).collect(Collectors.toSet());
    }
}
