package cloud.nuvem.dev.cluster.core.store;

import org.jspecify.annotations.Nullable;

/**
 * One step of history.
 *
 * @param before null when the object was created
 * @param after what is stored now; of a deletion the last state, with the version of the deletion
 */
public record Change(@Nullable Stored before, Stored after, boolean deletion) {

    public long version() {
        return after.version();
    }
}
