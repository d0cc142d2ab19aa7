package cloud.nuvem.dev.cluster.core.pipeline;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The outcome of a write.
 *
 * @param object never changed by the receiver
 * @param warnings for {@code Warning} headers
 */
public record Written(ObjectNode object, Effect effect, List<String> warnings) {

    /** What became of the object. */
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REMOVED
    }
}
