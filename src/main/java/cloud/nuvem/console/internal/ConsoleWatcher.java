package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.TenantEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Walks all open consoles: twice a second for what the clock ends, every few seconds for rights. Events end sessions at once
 * where there are any; this is the net under them.
 */
@Component
class ConsoleWatcher implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleWatcher.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final String ROLES_CHANGED = "member.";

    private final LiveSessions live;
    private final ConsoleRights rights;
    private final ConsoleProperties properties;
    private final ScheduledExecutorService clockWork = thread("console-clock");
    private final ScheduledExecutorService rightsWork = thread("console-rights");

    ConsoleWatcher(LiveSessions live, ConsoleRights rights, ConsoleProperties properties) {
        this.live = live;
        this.rights = rights;
        this.properties = properties;
    }

    @Override
    public void afterPropertiesSet() {
        var recheck = properties.recheck().toMillis();
        var _ = clockWork.scheduleWithFixedDelay(this::lookAtClock, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        var _ = rightsWork.scheduleWithFixedDelay(this::lookAtRights, recheck, recheck, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        clockWork.shutdownNow();
        rightsWork.shutdownNow();
        live.endAll(session -> true, ConsoleEnd.of(Reason.SHUTDOWN));
    }

    /** A role was given or taken somewhere: it counts now. */
    @EventListener
    void on(TenantEvent.ActionFinished finished) {
        if (finished.action().startsWith(ROLES_CHANGED)) {
            rightsWork.execute(this::lookAtRights);
        }
    }

    void lookAtClock() {
        for (var session : live.all()) {
            if (!session.isSignedIn()) {
                session.end(ConsoleEnd.of(Reason.SIGNED_OUT));
            } else if (session.quietFor().compareTo(properties.idle()) > 0) {
                session.end(ConsoleEnd.of(Reason.IDLE));
            } else if (session.openFor().compareTo(properties.lifetime()) > 0) {
                session.end(ConsoleEnd.of(Reason.TOO_LONG));
            }
        }
    }

    void lookAtRights() {
        var byPlace = live.all().stream()
                .collect(Collectors.groupingBy(session -> new Place(
                        session.grant().actor().person(),
                        session.grant().target().project())));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byPlace.values().forEach(sessions -> threads.execute(() -> lookAtRights(sessions)));
        }
    }

    /** One person in one project. */
    private record Place(PersonId person, ProjectId project) {}

    private void lookAtRights(List<ConsoleSession> sessions) {
        var grant = sessions.getFirst().grant();
        try {
            var missing = rights.missing(grant.actor(), grant.target().project());
            if (missing.isPresent()) {
                sessions.forEach(session -> session.end(ConsoleEnd.of(missing.get())));
                return;
            }
            sessions.forEach(this::lookAtMachine);
        } catch (RuntimeException unanswered) {
            LOG.warn("Whether a console may stay open could not be told", unanswered);
            sessions.stream()
                    .filter(session -> session.unconfirmedFor().compareTo(properties.withoutAnswer()) > 0)
                    .forEach(session -> session.end(ConsoleEnd.of(Reason.UNREACHABLE)));
        }
    }

    private void lookAtMachine(ConsoleSession session) {
        try {
            if (!rights.isStillThere(session.grant())) {
                session.end(ConsoleEnd.of(Reason.MACHINE_GONE));
            }
        } catch (DeniedException denied) {
            session.end(ConsoleEnd.of(Reason.NOT_ALLOWED));
        } catch (ClusterException away) {
            LOG.debug("The region of a console has not been heard", away);
        }
        session.confirm();
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
