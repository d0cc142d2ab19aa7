package cloud.nuvem.sandbox;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Done;
import cloud.nuvem.activity.ActivityEntry.Kind;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.activity.ActivityPlace;
import cloud.nuvem.activity.Topic;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** A short history of {@code web-1}, to which a test adds. */
@TestComponent
public class FakeActivity implements Activity {

    public static final Doer ANA = new Doer(new PersonId(UUID.nameUUIDFromBytes(new byte[] {1})), "Ana Nunes");

    /** What pages wanted to see, in their order. */
    public final Queue<ActivityFilter> asked = new ConcurrentLinkedQueue<>();

    private final List<ActivityEntry> entries = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public FakeActivity() {
        reset();
    }

    public final void reset() {
        asked.clear();
        var now = Instant.now();
        entries.clear();
        entries.addAll(List.of(
                said("4", now.minus(Duration.ofHours(3)), Topic.MIGRATION, "migrated", "host-1 → host-2"),
                said("3", now.minus(Duration.ofDays(12)), Topic.RUN, "started", ""),
                done("2", now.minus(Duration.ofDays(12)), "action.start"),
                done("1", now.minus(Duration.ofDays(12)).minusSeconds(60), "action.stop")));
    }

    /** Older ones of the same kind, so that there are more than a page shows. */
    public void addOlder(int count) {
        var from = Instant.now().minus(Duration.ofDays(20));
        for (int number = 0; number < count; number++) {
            entries.add(said("old-" + number, from.minusSeconds(700L * number), Topic.RUN, "started", ""));
        }
    }

    /** Now, and open pages hear of it. */
    public void happen(String id, String code) {
        entries.addFirst(said(id, Instant.now(), Topic.RUN, code, ""));
        listeners.forEach(Runnable::run);
    }

    private static ActivityEntry said(String id, Instant at, Topic topic, String code, String detail) {
        var said = new Said("Reason" + id, "<img src=x onerror=alert(1)>", "virt-handler", at);
        return new ActivityEntry(id, at, topic, Kind.GOOD, code, web(), detail, null, 2, said);
    }

    private static ActivityEntry done(String id, Instant at, String code) {
        var done = new Done("virtual-machine.start", "DONE", null, "PORTAL", 7, at.plusSeconds(1));
        return new ActivityEntry(id, at, Topic.ACTION, Kind.ACTION, code, web(), "", ANA, 1, done);
    }

    private static ResourceRef web() {
        return new ResourceRef("virtual-machine", "shop-production", "web-1");
    }

    @Override
    public ActivityPage page(Actor actor, ActivityPlace place, ActivityQuery query) {
        asked.add(query.filter());
        int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
        var matching = new ArrayList<>(entries);
        matching.removeIf(entry -> !query.filter().includes(entry.topic()));
        int to = Math.min(matching.size(), from + query.limit());
        return new ActivityPage(matching.subList(from, to), next(to, matching.size()));
    }

    private static @Nullable String next(int to, int size) {
        return to < size ? String.valueOf(to) : null;
    }

    @Override
    public void export(Actor actor, ActivityPlace place, ActivityExport export, OutputStream target) {
        try {
            target.write(export.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public List<Doer> people(Actor actor, ActivityPlace place) {
        return List.of(ANA);
    }

    @Override
    public AutoCloseable onChange(Actor actor, ProjectId project, Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
