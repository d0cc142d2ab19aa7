package cloud.nuvem.tenancy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passes changes on to a page for as long as its reader may see the project: looked up again every half minute at most, so
 * that a revoked role ends the push within that time.
 */
public final class WatchfulListener {

    public static final Duration TRUST = Duration.ofSeconds(30);

    private final Access access;
    private final Actor actor;
    private final ProjectId project;
    private final Runnable listener;
    private final Duration trust;
    private final AtomicReference<@Nullable AutoCloseable> subscription = new AtomicReference<>();
    private volatile long checkedAt = System.nanoTime();
    private volatile boolean ended;

    /** @param trust how long a look at the rights counts */
    public WatchfulListener(Access access, Actor actor, ProjectId project, Runnable listener, Duration trust) {
        this.access = access;
        this.actor = actor;
        this.project = project;
        this.listener = listener;
        this.trust = trust;
    }

    /** @param source takes what to call after a change, gives what ends that */
    public AutoCloseable listenTo(Function<Runnable, AutoCloseable> source) {
        subscription.set(source.apply(this::changed));
        return this::end;
    }

    private void changed() {
        if (!ended && mayStillSee()) {
            listener.run();
        }
    }

    private boolean mayStillSee() {
        if (System.nanoTime() - checkedAt < trust.toNanos()) {
            return true;
        }
        boolean may = access.permissions(actor, project).contains(Permission.VIEW_RESOURCES);
        if (may) {
            checkedAt = System.nanoTime();
        } else {
            end();
            listener.run(); // a last time: the page asks, is refused, and says so
        }
        return may;
    }

    private void end() {
        ended = true;
        var open = subscription.getAndSet(null);
        if (open != null) {
            try {
                open.close();
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
