package cloud.nuvem.cluster.internal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request to an API server.
 *
 * @param path with its query
 * @param contentType null without a body
 */
record ApiCall(
        String method,
        String path,
        @Nullable String contentType,
        @Nullable JsonNode body) {

    static final String JSON = "application/json";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String JSON_PATCH = "application/json-patch+json";
    /** JSON is YAML: API servers read apply bodies as YAML. */
    static final String APPLY_PATCH = "application/apply-patch+yaml";

    static ApiCall get(String path) {
        return new ApiCall("GET", path, null, null);
    }

    /** Safe to send again without asking. */
    boolean isReading() {
        return method.equals("GET");
    }

    /** A write that stores nothing may be sent again as well. */
    boolean isRepeatable() {
        return isReading() || path.contains("dryRun=All");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
