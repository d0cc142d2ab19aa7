package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.select.FieldSelector;
import cloud.nuvem.dev.cluster.core.select.LabelSelector;
import cloud.nuvem.dev.cluster.core.select.Selection;
import cloud.nuvem.dev.cluster.core.store.Key;
import cloud.nuvem.dev.cluster.core.store.Shelf.Snapshot;
import cloud.nuvem.dev.cluster.core.store.Store;
import cloud.nuvem.dev.cluster.core.store.Stored;
import cloud.nuvem.dev.cluster.core.store.TooOldException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Get and list. */
final class Reads {

    private final Store store;
    private final Clock clock;

    Reads(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Reply get(HttpCall call, ApiRequest request, ResourceType type) {
        var key = key(type, request);
        var stored = store.shelf(type).get(key).orElseThrow(() -> StatusException.notFound(type, key.name()));
        return Reply.written(Representation.of(call, type, clock).bytes(stored));
    }

    Reply list(HttpCall call, ApiRequest request, ResourceType type) {
        var representation = Representation.of(call, type, clock);
        var selection = selection(call, request, type);
        int limit = number(call, "limit");
        var token = call.parameter("continue");
        var start = token == null || token.isEmpty() ? null : ContinueToken.decode(token);
        var snapshot = snapshot(call, type, selection, start);
        var objects = matching(snapshot, selection, start == null ? null : start.after());
        var page = limit > 0 && objects.size() > limit ? objects.subList(0, limit) : objects;
        var metadata = Json.object().put("resourceVersion", Long.toString(snapshot.version()));
        if (page.size() < objects.size()) {
            metadata.put(
                    "continue",
                    new ContinueToken(snapshot.version(), page.getLast().key()).encode());
            if (selection.isEverything()) {
                metadata.put("remainingItemCount", objects.size() - page.size());
            }
        }
        return Reply.written(representation.bytes(type, page, metadata));
    }

    private static List<Stored> matching(Snapshot snapshot, Selection selection, @Nullable Key after) {
        Stream<Stored> objects = snapshot.objects().stream();
        if (after != null) {
            objects = objects.filter(stored -> stored.key().compareTo(after) > 0);
        }
        return selection.isEverything()
                ? objects.toList()
                : objects.filter(stored -> selection.matches(stored.json())).toList();
    }

    private Snapshot snapshot(HttpCall call, ResourceType type, Selection selection, @Nullable ContinueToken start) {
        var shelf = store.shelf(type);
        try {
            if (start != null) {
                return shelf.at(start.version(), selection.namespace());
            }
            long wanted = version(call);
            if ("Exact".equals(call.parameter("resourceVersionMatch"))) {
                return shelf.at(wanted, selection.namespace());
            }
            checkNotAhead(wanted);
            return shelf.now(selection.namespace());
        } catch (TooOldException tooOld) {
            var message = start == null
                    ? "The resourceVersion for the provided list is too old."
                    : "The provided continue parameter is too old to display a consistent list result. You can start "
                            + "a new list without the continue parameter.";
            throw StatusException.of(410, "Expired", message);
        }
    }

    /** A client that has seen a later version than ours talks to another cluster, or to one that lost its memory. */
    private void checkNotAhead(long wanted) {
        long now = store.version();
        if (wanted > now) {
            var message = "Too large resource version: " + wanted + ", current: " + now;
            throw new StatusException(
                    504,
                    "Timeout",
                    "Timeout: " + message,
                    null,
                    null,
                    null,
                    List.of(new Cause("ResourceVersionTooLarge", "", "Too large resource version")),
                    Map.of("Retry-After", "1"));
        }
    }

    static Selection selection(HttpCall call, ApiRequest request, ResourceType type) {
        return new Selection(
                type.namespaced() ? request.namespace() : null,
                LabelSelector.parse(call.parameter("labelSelector")),
                FieldSelector.parse(call.parameter("fieldSelector"), type));
    }

    static Key key(ResourceType type, ApiRequest request) {
        var namespace = request.namespace();
        var name = request.name();
        if (name == null) {
            throw StatusException.badRequest("name must be provided");
        }
        return new Key(type.namespaced() && namespace != null ? namespace : "", name);
    }

    /**
     * The {@code resourceVersion} asked for, 0 when none.
     *
     * @throws StatusException 400 when it is no number
     */
    static long version(HttpCall call) {
        var text = call.parameter("resourceVersion");
        if (text == null || text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw StatusException.badRequest("resourceVersion: Invalid value: \"" + text + "\": " + "invalid version");
        }
    }

    static int number(HttpCall call, String parameter) {
        var text = call.parameter(parameter);
        try {
            return text == null || text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw StatusException.badRequest(parameter + ": Invalid value: \"" + text + "\"");
        }
    }
}
