package cloud.nuvem.dev.cluster.core.select;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A field selector as it stands in a query: {@code metadata.name=web,status.phase!=Running}. */
public record FieldSelector(List<Requirement> requirements) {

    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());
    private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");

    /**
     * What one field must be.
     *
     * @param equal false for {@code !=}
     */
    public record Requirement(String path, String value, boolean equal) {

        boolean matches(JsonNode object) {
            return Json.plain(Json.at(object, path.split("\\."))).equals(value) == equal;
        }
    }

    /**
     * Reads a selector for a kind; nothing selects everything.
     *
     * @throws StatusException 400 for what is no selector, or a field that the kind does not offer
     */
    public static FieldSelector parse(@Nullable String text, ResourceType type) {
        if (text == null || text.isBlank()) {
            return EVERYTHING;
        }
        var selector = parse(text);
        for (var requirement : selector.requirements()) {
            var path = requirement.path();
            if (!ALWAYS.contains(path) && !type.selectableFields().contains(path)) {
                throw StatusException.badRequest("field label not supported: " + path);
            }
        }
        return selector;
    }

    private static FieldSelector parse(String text) {
        var requirements = new ArrayList<Requirement>();
        for (var part : text.split(",", -1)) {
            int sign = part.indexOf('=');
            if (sign < 1) {
                throw StatusException.badRequest("invalid field selector: " + text);
            }
            boolean unequal = part.charAt(sign - 1) == '!';
            var path = part.substring(0, unequal ? sign - 1 : sign).strip();
            var value = part.substring(sign + 1).strip();
            requirements.add(new Requirement(path, value.startsWith("=") ? value.substring(1) : value, !unequal));
        }
        return new FieldSelector(List.copyOf(requirements));
    }

    /** The one name that a selector of any kind asks for. */
    public static Optional<String> nameIn(@Nullable String text) {
        if (text == null || !text.contains("metadata.name")) {
            return Optional.empty();
        }
        return parse(text).requirements().stream()
                .filter(requirement -> requirement.path().equals("metadata.name") && requirement.equal())
                .map(Requirement::value)
                .findFirst();
    }

    public boolean matches(JsonNode object) {
        return requirements.stream().allMatch(requirement -> requirement.matches(object));
    }
}
