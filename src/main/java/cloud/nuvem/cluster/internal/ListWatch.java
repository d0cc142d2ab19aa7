package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.internal.ClusterProperties.CacheTimeouts;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Keeps one store equal to one collection of one cluster: lists, then watches from there; when the watch ends, watches on from
 * the last version; when that version is gone (410), lists anew. What counts is the state, not the events: a stream whose
 * versions do not rise is not believed, and everything is listed anew now and then.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes">Kubernetes,
 *     efficient detection of changes</a>
 */
final class ListWatch<T> implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration SHORT_STREAM = Duration.ofSeconds(1);
    private static final long LONGEST_STREAM_SECONDS = 600;
    private static final String NONE = "";
    private static final long NOT_ASKED = Long.MIN_VALUE;

    private final Scope scope;
    private final KindStore<T> store;
    private final ApiConnection connection;
    private final CacheTimeouts timeouts;
    private final Contact contact = new Contact();
    private final CountDownLatch listed = new CountDownLatch(1);
    private volatile boolean streaming;
    private final AtomicLong lists = new AtomicLong();
    private final AtomicLong patienceEnds = new AtomicLong(NOT_ASKED);
    private String version = NONE;
    private long resyncAt;
    private int failures;

    ListWatch(Scope scope, KindStore<T> store, ApiConnection connection, CacheTimeouts timeouts) {
        this.scope = scope;
        this.store = store;
        this.connection = connection;
        this.timeouts = timeouts;
    }

    KindStore<T> store() {
        return store;
    }

    Duration age() {
        return contact.age();
    }

    /** How often everything was listed. */
    long lists() {
        return lists.get();
    }

    /** The cluster answered something sent at that moment: an open stream would have told us what happened before. */
    void heartbeat(long asOf) {
        if (streaming) {
            contact.heard(asOf);
        }
    }

    /**
     * Returns false when the first list did not come in time. Patience is spent once: while a cluster stays away, only the
     * first who ask wait for it, so that pages which say so come at once.
     */
    boolean awaitFirstList(Duration patience) {
        long now = System.nanoTime();
        long end = patienceEnds.updateAndGet(set -> set == NOT_ASKED ? now + patience.toNanos() : set);
        try {
            return listed.await(Math.max(0, end - now), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Until interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                turn();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        long begun = System.nanoTime();
        try {
            if (version.equals(NONE) || begun > resyncAt) {
                list();
            }
            follow();
            failures = System.nanoTime() - begun > SHORT_STREAM.toNanos() ? 0 : failures + 1;
        } catch (ClusterException trouble) {
            failures++;
            digest(trouble);
        }
        if (failures > 0 || version.equals(NONE)) {
            Thread.sleep(pause());
        }
    }

    private void list() {
        var seen = new HashSet<KindStore.Key>();
        long asOf = Contact.now();
        var path = scope.kind().path(scope.namespace());
        version = new ObjectList(connection, timeouts.pageSize()).read(path, selector(), object -> {
            seen.add(new KindStore.Key(object.namespace(), object.name()));
            store.put(object);
        });
        store.retain(seen);
        lists.incrementAndGet();
        resyncAt = System.nanoTime() + jittered(timeouts.resync()).toNanos();
        contact.heard(asOf);
        listed.countDown();
    }

    /** One stream, to its end. */
    private void follow() throws InterruptedException {
        var path = scope.kind().path(scope.namespace()) + "?watch=true&allowWatchBookmarks=true&timeoutSeconds="
                + LONGEST_STREAM_SECONDS + "&resourceVersion=" + version + selector();
        long asOf = Contact.now();
        try (var stream = connection.stream(path)) {
            streaming = true;
            contact.heard(asOf);
            while (!version.equals(NONE) && System.nanoTime() < resyncAt) {
                var line = stream.nextLine(timeouts.silence());
                if (line == null) {
                    return;
                }
                take(ApiAnswers.read(line));
                contact.heard();
            }
        } finally {
            streaming = false;
        }
    }

    private void take(JsonNode event) {
        var object = new ClusterObject(event.path("object"));
        var type = event.path("type").asString("");
        if (type.equals("ERROR")) {
            LOG.debug("{}: {}", scope.kind(), object.text("/message"));
            version = NONE;
            return;
        }
        int order = Versions.compare(object.version(), version);
        if (order < 0) {
            LOG.warn("{}: events out of order, listing anew", scope.kind());
            version = NONE;
        } else if (order > 0) {
            apply(type, object);
            version = object.version();
        }
    }

    private void apply(String type, ClusterObject object) {
        switch (type) {
            case "ADDED", "MODIFIED" -> store.put(object);
            case "DELETED" -> store.remove(new KindStore.Key(object.namespace(), object.name()));
            default -> {} // a bookmark brings a version only
        }
    }

    private void digest(ClusterException trouble) {
        if (trouble instanceof ClusterRefusal refusal) {
            version = NONE;
            if (refusal.isAbsent()) {
                listed.countDown(); // a kind this cluster does not serve: there is none of it
            }
        }
        if (failures == 1 || failures % 60 == 0) {
            LOG.warn("Watching {} is interrupted: {}", scope.kind(), trouble.getMessage());
        }
    }

    private String selector() {
        return scope.labelSelector().isEmpty() ? "" : "&labelSelector=" + ObjectList.encode(scope.labelSelector());
    }

    private Duration pause() {
        var grown = FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures - 1L, 0, 10));
        return jittered(timeouts.backoff().compareTo(grown) < 0 ? timeouts.backoff() : grown);
    }

    /** Give or take a fifth, so that replicas and kinds do not all come at once. */
    private static Duration jittered(Duration around) {
        return around.multipliedBy(ThreadLocalRandom.current().nextInt(80, 121)).dividedBy(100);
    }
}
