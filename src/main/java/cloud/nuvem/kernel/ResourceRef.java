package cloud.nuvem.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What an action was about, as the audit trail and links name it.
 *
 * @param kind the field's word in kebab case: {@code virtual-machine}, {@code project}, {@code ssh-key}
 * @param project the project's id, null for what belongs to the organization or a person
 * @param name what people call it: a resource name or an id
 */
public record ResourceRef(String kind, @Nullable String project, String name) {}
