package cloud.nuvem.dev.stripe;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers one kind of request. */
@FunctionalInterface
interface Endpoint {

    JsonNode answer(Call call);

    /**
     * A request whose names and types have been checked.
     *
     * @param ids what stands in the path, by name
     */
    record Call(Map<String, String> ids, Parameters parameters) {

        /** The last id in the path. */
        String id() {
            return ids.getOrDefault("id", "");
        }
    }
}
