package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.ResourceType;

/**
 * Who writes what, and how.
 *
 * @param scope which half of the object the request may change
 * @param manager who will own the fields
 */
public record WriteContext(
        Caller caller,
        ApiRequest request,
        ResourceType type,
        Scope scope,
        boolean dryRun,
        FieldValidation fieldValidation,
        String manager) {

    /** The part of an object that a write may change. */
    public enum Scope {
        /** All but the status, of kinds that have a status subresource. */
        MAIN,
        /** Nothing but the status. */
        STATUS,
        /** Both at once: controllers in process. */
        WHOLE
    }

    /** What happens with unknown fields. */
    public enum FieldValidation {
        IGNORE,
        WARN,
        STRICT
    }
}
