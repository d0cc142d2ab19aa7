package cloud.nuvem.dev.cluster.core;

import tools.jackson.databind.node.ObjectNode;

/**
 * Answers creates of a kind that is never stored, such as {@code SelfSubjectAccessReview}. Its {@link ResourceType} serves
 * the verb {@code create} alone. RBAC has been asked before, the object has passed its schema.
 */
@FunctionalInterface
public interface VirtualResource {

    /**
     * The object as answered with 201, status filled.
     *
     * @throws StatusException for a refusal in Status shape
     */
    ObjectNode create(Caller caller, ApiRequest request, ObjectNode object);

    /** A kind together with what answers it. */
    record Served(ResourceType type, VirtualResource answers) {}
}
