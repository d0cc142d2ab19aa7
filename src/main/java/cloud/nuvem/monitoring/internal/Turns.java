package cloud.nuvem.monitoring.internal;

import cloud.nuvem.tenancy.OrganizationId;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Keeps one organization with many open pages from taking Prometheus for itself: its queries wait for each other. */
@Component
class Turns {

    /** A page has more queries than turns: the last must be able to wait for all before it. */
    private static final int ROUNDS = 6;

    private final long patience;
    private final LoadingCache<OrganizationId, Semaphore> turns;

    Turns(MonitoringProperties properties) {
        this.patience = properties.timeout().multipliedBy(ROUNDS).toMillis();
        this.turns = Caffeine.newBuilder()
                .weakValues()
                .build(organization -> new Semaphore(properties.queriesPerOrganization(), true));
    }

    /** @throws PrometheusException when the organization's other queries do not end in time */
    <T> T take(OrganizationId organization, Supplier<T> query) {
        var turn = turns.get(organization);
        try {
            if (!turn.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                throw new PrometheusException("Too many queries of organization " + organization, null, false);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new PrometheusException("Stopped while waiting for a turn", stopping, false);
        }
        try {
            return query.get();
        } finally {
            turn.release();
        }
    }
}
