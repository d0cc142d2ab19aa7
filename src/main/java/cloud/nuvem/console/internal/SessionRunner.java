package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.console.internal.LiveSessions.Claim;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.ProjectMember;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs each session inside the gate, on a virtual thread of its own that first calls the machine and then moves what the machine
 * says: so the trail has the intent before anything is connected, and the outcome when the session ended, whatever ended it.
 */
@Component
class SessionRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRunner.class);
    private static final Duration UNTIL_CONNECTED = Duration.ofSeconds(20);

    private final Actions actions;
    private final ConsoleRights rights;
    private final ConsoleGateway gateway;
    private final LiveSessions live;
    private final Buffers buffers;
    private final ConsoleMetrics metrics;
    private final Clock clock;

    SessionRunner(
            Actions actions,
            ConsoleRights rights,
            ConsoleGateway gateway,
            LiveSessions live,
            Buffers buffers,
            ConsoleMetrics metrics,
            Clock clock) {
        this.actions = actions;
        this.rights = rights;
        this.gateway = gateway;
        this.live = live;
        this.buffers = buffers;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Waits until the machine has answered; empty when nothing came of it, which the page is told. */
    Optional<ConsoleSession> start(Grant grant, BooleanSupplier signedIn) {
        var session = new ConsoleSession(grant, signedIn, buffers, clock.instant());
        var connected = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("console").start(() -> run(session, connected));
        try {
            return connected.get(UNTIL_CONNECTED.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(session)
                    : Optional.empty();
        } catch (TimeoutException | ExecutionException late) {
            session.end(ConsoleEnd.of(Reason.UNREACHABLE));
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            session.end(ConsoleEnd.of(Reason.SHUTDOWN));
            return Optional.empty();
        }
    }

    private void run(ConsoleSession session, CompletableFuture<Boolean> connected) {
        var grant = session.grant();
        var end = ConsoleEnd.of(Reason.UNREACHABLE);
        try {
            end = actions.inProject(
                            ConsoleActions.attempt(grant.actor(), grant.target()),
                            SessionResult.NotAllowed::new,
                            member -> sit(member, session, connected))
                    .end();
        } catch (ClusterException away) {
            LOG.warn("A console could not be opened: {}", away.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("A console failed", failure);
        } finally {
            session.end(end);
            connected.complete(false);
            metrics.ended(session, end);
            tell(grant, end);
        }
    }

    private SessionResult sit(ProjectMember member, ConsoleSession session, CompletableFuture<Boolean> connected) {
        if (!rights.isStillThere(session.grant())) {
            return new SessionResult.Refused(ConsoleEnd.of(Reason.MACHINE_GONE));
        }
        return switch (live.claim(session)) {
            case Claim.Occupied(var by) ->
                new SessionResult.Refused(
                        new ConsoleEnd(Reason.IN_USE, by.grant().actor().name()));
            case Claim.Full(int limit) -> new SessionResult.Refused(ConsoleEnd.of(Reason.TOO_MANY));
            case Claim.Taken(boolean replacing) -> {
                try {
                    yield connect(member, session, replacing, connected);
                } finally {
                    live.release(session);
                }
            }
        };
    }

    private SessionResult connect(
            ProjectMember member, ConsoleSession session, boolean replacing, CompletableFuture<Boolean> connected) {
        var grant = session.grant();
        boolean preserve = !replacing && !grant.wish().takeOver();
        try {
            session.connected(gateway.connect(
                    member, grant.target().machine(), grant.target().kind(), preserve));
        } catch (ClusterRefusal | ClusterUnavailable no) {
            return new SessionResult.Refused(ConsoleEnd.of(reason(no)));
        }
        connected.complete(true);
        return new SessionResult.Ended(session.pump());
    }

    /** KubeVirt says that a screen is in use with a 500 and these words; see its handler of VNC connections. */
    static Reason reason(ClusterException no) {
        if (String.valueOf(no.getMessage()).contains("Active VNC connection")) {
            return Reason.IN_USE;
        }
        if (no instanceof ClusterRefusal refusal) {
            return refusal.status() == 403 ? Reason.NOT_ALLOWED : Reason.NOT_RUNNING;
        }
        LOG.warn("A console could not be opened: {}", no.getMessage());
        return Reason.UNREACHABLE;
    }

    private static void tell(Grant grant, ConsoleEnd end) {
        try {
            grant.wish().told().accept(end);
        } catch (RuntimeException deaf) {
            LOG.warn("A page could not be told that its console ended", deaf);
        }
    }
}
