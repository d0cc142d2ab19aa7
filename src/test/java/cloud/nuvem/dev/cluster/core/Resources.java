package cloud.nuvem.dev.cluster.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cluster from inside: what controllers and access rules use. Objects returned are copies. Writes run as the given
 * caller through admission, not through RBAC.
 */
public interface Resources {

    /**
     * The served type of this plural in this group.
     *
     * @throws IllegalArgumentException when it is not served
     */
    ResourceType type(String group, String plural);

    Optional<ObjectNode> get(ResourceType type, @Nullable String namespace, String name);

    /** Objects of one namespace, or of all when it is null. */
    List<ObjectNode> list(ResourceType type, @Nullable String namespace);

    ObjectNode create(ResourceType type, ObjectNode object, Caller caller);

    /**
     * Reads, changes and writes again until no conflict; writes status too. Nothing happens when the object is gone or
     * the change is none.
     */
    Optional<ObjectNode> change(
            ResourceType type, @Nullable String namespace, String name, Consumer<ObjectNode> change, Caller caller);

    /**
     * Deletes with background propagation; absent is fine. An object with finalizers (a namespace: with
     * {@code spec.finalizers} too) only gets its {@code deletionTimestamp}; the {@link #change} that empties them removes
     * it.
     */
    void delete(ResourceType type, @Nullable String namespace, String name, Caller caller);

    /**
     * Calls back for everything that exists now (as ADDED) and for every later change, in order, on one thread per
     * subscription.
     */
    AutoCloseable watch(ResourceType type, Consumer<Event> listener);

    /** One thing that happened to an object; of a deletion its last state. */
    record Event(Type type, ObjectNode object) {
        /** What happened. */
        public enum Type {
            ADDED,
            MODIFIED,
            DELETED
        }
    }
}
