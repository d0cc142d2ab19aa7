package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.select.Selection;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a client wants to follow.
 *
 * @param from version after which events are told; 0 tells first what exists
 * @param marksEndOfInitial tells by a bookmark when everything that existed has been told
 */
record WatchOptions(
        ResourceType type,
        Selection selection,
        Representation representation,
        long from,
        boolean bookmarks,
        boolean marksEndOfInitial,
        Duration timeout) {

    private static final int SHORTEST_DEFAULT_SECONDS = 1800;

    static WatchOptions of(HttpCall call, ApiRequest request, ResourceType type, Representation representation) {
        boolean initial = call.flag("sendInitialEvents");
        if (initial && !"NotOlderThan".equals(call.parameter("resourceVersionMatch"))) {
            throw StatusException.of(
                    422,
                    "Invalid",
                    "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents requires "
                            + "setting resourceVersionMatch to NotOlderThan");
        }
        int seconds = Reads.number(call, "timeoutSeconds");
        int random = SHORTEST_DEFAULT_SECONDS + ThreadLocalRandom.current().nextInt(SHORTEST_DEFAULT_SECONDS);
        return new WatchOptions(
                type,
                Reads.selection(call, request, type),
                representation,
                initial ? 0 : Reads.version(call),
                call.flag("allowWatchBookmarks"),
                initial,
                Duration.ofSeconds(seconds > 0 ? seconds : random));
    }
}
