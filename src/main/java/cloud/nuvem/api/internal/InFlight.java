package cloud.nuvem.api.internal;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What this process works on under a key: keeps the leases alive, and forgets what is past its retention. */
@Component
class InFlight {

    private static final Logger log = LoggerFactory.getLogger(InFlight.class);

    private final Set<UUID> attempts = ConcurrentHashMap.newKeySet();
    private final IdempotencyRepository repository;

    InFlight(IdempotencyRepository repository) {
        this.repository = repository;
    }

    /** Until closed. */
    Held hold(UUID attempt) {
        attempts.add(attempt);
        return () -> attempts.remove(attempt);
    }

    void renewLeases() {
        var held = Set.copyOf(attempts);
        if (!held.isEmpty()) {
            repository.renew(held);
        }
    }

    void forgetExpired() {
        int forgotten = repository.forgetExpired();
        if (forgotten > 0) {
            log.info("Forgot {} answers past their retention", forgotten);
        }
    }

    /** A lease being kept. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
