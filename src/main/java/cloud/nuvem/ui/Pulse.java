package cloud.nuvem.ui;

import com.vaadin.flow.shared.Registration;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A slow beat for open pages: what no event tells, such as that nothing was heard from the cluster for a while. One timer
 * for all pages of the replica; each listener runs on a thread of its own.
 */
@Component
public class Pulse {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("pulse").factory());

    private final Duration staleAfter;

    Pulse(UiProperties properties) {
        staleAfter = properties.staleAfter();
        long millis = properties.beat().toMillis();
        var _ = timer.scheduleAtFixedRate(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Whether what was true so long ago should be called old. */
    public boolean isStale(Duration age) {
        return age.compareTo(staleAfter) > 0;
    }

    /** With every beat until removed. */
    public Registration every(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void beat() {
        listeners.forEach(listener -> Thread.ofVirtual().start(() -> {
            try {
                listener.run();
            } catch (RuntimeException failure) {
                LOG.warn("A page could not follow the beat", failure);
            }
        }));
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
