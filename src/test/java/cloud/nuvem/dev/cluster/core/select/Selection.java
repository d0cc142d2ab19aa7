package cloud.nuvem.dev.cluster.core.select;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The objects that a request means.
 *
 * @param namespace null for all
 */
public record Selection(@Nullable String namespace, LabelSelector labels, FieldSelector fields) {

    public boolean matches(JsonNode object) {
        return fields.matches(object) && labels.matches(object);
    }

    public boolean isEverything() {
        return labels.requirements().isEmpty() && fields.requirements().isEmpty();
    }

    /** The one name asked for. */
    public Optional<String> name() {
        return fields.requirements().stream()
                .filter(requirement -> requirement.path().equals("metadata.name") && requirement.equal())
                .map(FieldSelector.Requirement::value)
                .findFirst();
    }
}
