package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** The logs that are open in this replica: no more than the caps allow, and none for longer than its reader's rights. */
@Component
class LiveLogs implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LiveLogs.class);

    private final ConsoleRights rights;
    private final ConsoleProperties properties;
    private final Set<OpenLog> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("guest-log-rights").factory());

    LiveLogs(ConsoleRights rights, ConsoleProperties properties) {
        this.rights = rights;
        this.properties = properties;
    }

    @Override
    public void afterPropertiesSet() {
        long pause = properties.recheck().toMillis();
        var _ = work.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        work.shutdownNow();
        open.forEach(log -> log.end(ConsoleEnd.of(Reason.SHUTDOWN)));
    }

    void add(OpenLog log) {
        open.add(log);
    }

    void remove(OpenLog log) {
        open.remove(log);
    }

    /** How many there are: for tests and figures. */
    int count() {
        return open.size();
    }

    /** The cap that another log would break; empty when there is room. */
    OptionalInt limit(OrganizationId organization, PersonId person) {
        long ofOrganization = open.stream()
                .filter(log -> log.reading().organization().equals(organization))
                .count();
        if (ofOrganization >= properties.logs().perOrganization()) {
            return OptionalInt.of(properties.logs().perOrganization());
        }
        long ofPerson = open.stream()
                .filter(log -> log.reading().actor().person().equals(person))
                .count();
        return ofPerson >= properties.logs().perPerson()
                ? OptionalInt.of(properties.logs().perPerson())
                : OptionalInt.empty();
    }

    void look() {
        for (var log : open) {
            try {
                look(log);
            } catch (DeniedException denied) {
                log.end(ConsoleEnd.of(Reason.NOT_ALLOWED));
            } catch (ClusterException away) {
                LOG.debug("The region of a log has not been heard", away);
            } catch (RuntimeException unanswered) {
                LOG.warn("Whether a log may stay open could not be told", unanswered);
                log.end(ConsoleEnd.of(Reason.UNREACHABLE));
            }
        }
    }

    private void look(OpenLog log) {
        var reading = log.reading();
        var missing = rights.missing(reading.actor(), reading.target().project());
        if (missing.isPresent()) {
            log.end(ConsoleEnd.of(missing.get()));
        } else if (!rights.isStillThere(reading.actor(), reading.target(), reading.machineUid())) {
            log.end(ConsoleEnd.of(Reason.MACHINE_GONE));
        } else if (log.openFor().compareTo(properties.logs().lifetime()) > 0) {
            log.end(ConsoleEnd.of(Reason.TOO_LONG));
        }
    }
}
