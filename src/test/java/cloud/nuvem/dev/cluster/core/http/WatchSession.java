package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.store.Change;
import cloud.nuvem.dev.cluster.core.store.Shelf.Cursor;
import cloud.nuvem.dev.cluster.core.store.Store;
import cloud.nuvem.dev.cluster.core.store.Stored;
import cloud.nuvem.dev.cluster.core.store.TooOldException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Follows one type for one client until its time is up, the client leaves or the history is too short. */
final class WatchSession {

    private static final Duration BETWEEN_BOOKMARKS = Duration.ofMinutes(1);
    private static final Duration LAST_BOOKMARK_BEFORE_END = Duration.ofSeconds(2);

    private final Store store;
    private final WatchOptions options;
    private final WatchSink sink;
    private final long end;
    private long nextBookmark;
    private long told;

    WatchSession(Store store, WatchOptions options, WatchSink sink) {
        this.store = store;
        this.options = options;
        this.sink = sink;
        this.end = System.nanoTime() + options.timeout().toNanos();
        this.nextBookmark = bookmarkAfter(System.nanoTime());
    }

    /**
     * Runs on the caller's thread.
     *
     * @throws InterruptedException when the client has gone
     */
    void run() throws InterruptedException {
        try {
            follow(start());
        } catch (TooOldException tooOld) {
            var expired = StatusException.of(410, "Expired", tooOld.sentence());
            sink.send(List.of(event("ERROR", Json.bytes(StatusBody.of(expired)))));
        }
    }

    private Cursor start() throws InterruptedException {
        var shelf = store.shelf(options.type());
        if (options.from() > 0) {
            told = options.from();
            return shelf.after(options.from());
        }
        var following = shelf.follow(options.selection().namespace());
        told = following.snapshot().version();
        var events = new ArrayList<byte[]>();
        for (Stored stored : following.snapshot().objects()) {
            if (options.selection().matches(stored.json())) {
                events.add(event("ADDED", options.representation().bytes(stored)));
            }
        }
        if (options.marksEndOfInitial()) {
            events.add(event("BOOKMARK", Json.bytes(bookmark(true))));
        }
        sink.send(events);
        return following.changes();
    }

    private void follow(Cursor changes) throws InterruptedException {
        long now = System.nanoTime();
        while (now < end) {
            var events = new ArrayList<byte[]>();
            for (var change : changes.await(Math.min(end, nextBookmark) - now)) {
                told = change.version();
                seen(change).ifPresent(events::add);
            }
            now = System.nanoTime();
            if (now >= nextBookmark && now < end) {
                nextBookmark = bookmarkAfter(now);
                if (options.bookmarks()) {
                    told = Math.max(told, events.isEmpty() ? versionIfQuiet(changes) : told);
                    events.add(event("BOOKMARK", Json.bytes(bookmark(false))));
                }
            }
            if (!events.isEmpty()) {
                sink.send(events);
            }
        }
    }

    /** The cluster's version, if nothing of this type happened up to it that has not been told. */
    private long versionIfQuiet(Cursor changes) {
        long version = store.version();
        return changes.isAtEnd() ? version : told;
    }

    /** What the client sees of a change: an object that leaves the selection is deleted for it. */
    private Optional<byte[]> seen(Change change) {
        var namespace = options.selection().namespace();
        if (namespace != null && !change.after().key().namespace().equals(namespace)) {
            return Optional.empty();
        }
        var before = change.before();
        boolean was = before != null && options.selection().matches(before.json());
        boolean is =
                !change.deletion() && options.selection().matches(change.after().json());
        if (is) {
            return Optional.of(
                    event(was ? "MODIFIED" : "ADDED", options.representation().bytes(change.after())));
        }
        return was && before != null
                ? Optional.of(event("DELETED", Json.bytes(lastSeen(change, before))))
                : Optional.empty();
    }

    private ObjectNode lastSeen(Change change, Stored before) {
        if (change.deletion()) {
            return options.representation().object(change.after().json());
        }
        var last = before.json().deepCopy();
        Metadata.of(last).put("resourceVersion", Long.toString(change.version()));
        return options.representation().object(last);
    }

    private ObjectNode bookmark(boolean endOfInitial) {
        var object = Json.object()
                .put("kind", options.type().kind())
                .put("apiVersion", options.type().apiVersion());
        var metadata = object.putObject("metadata").put("resourceVersion", Long.toString(told));
        if (endOfInitial) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return options.representation().object(object);
    }

    private static byte[] event(String type, byte[] object) {
        var head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.US_ASCII);
        var event = Arrays.copyOf(head, head.length + object.length + 1);
        System.arraycopy(object, 0, event, head.length, object.length);
        event[event.length - 1] = '}';
        return event;
    }

    private long bookmarkAfter(long now) {
        long early = end - LAST_BOOKMARK_BEFORE_END.toNanos();
        long regular = now + BETWEEN_BOOKMARKS.toNanos();
        return early > now ? Math.min(regular, early) : regular;
    }
}
