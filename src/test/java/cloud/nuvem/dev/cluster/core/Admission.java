package cloud.nuvem.dev.cluster.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands between a permitted write and the store. Plugins run in order: all mutations, schema, then all validations.
 *
 * <p>The cluster admits one write at a time: nothing changes between {@link #mutate}, {@link #validate} and the store, so
 * that counting (quota) is exact. Plugins must therefore be quick, and may read {@link Resources} but not write. Schema
 * defaults are set before {@link #mutate}. Writes of {@code /status} come here too, with {@code request().subresource()}
 * saying so.
 */
public interface Admission {

    /**
     * One write under admission.
     *
     * @param operation CREATE, UPDATE or DELETE
     * @param object what would be stored, mutable during {@link #mutate}; null on DELETE
     * @param oldObject what is stored; null on CREATE
     * @param warnings for the writer to read, to be added to; answered as {@code Warning} headers
     */
    record Write(
            Caller caller,
            ApiRequest request,
            ResourceType type,
            Operation operation,
            @Nullable ObjectNode object,
            @Nullable ObjectNode oldObject,
            boolean dryRun,
            List<String> warnings) {}

    /** The operations an admission policy can match. */
    enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    /** Changes {@link Write#object()} in place: defaults, generated fields. */
    default void mutate(Write write) {}

    /**
     * Lets the write pass or refuses it.
     *
     * @throws StatusException when the write is refused
     */
    default void validate(Write write) {}
}
