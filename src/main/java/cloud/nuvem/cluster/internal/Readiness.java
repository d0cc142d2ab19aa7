package cloud.nuvem.cluster.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Which namespaces were complete once since the start. */
final class Readiness {

    private final Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();

    void ready(String namespace) {
        latch(namespace).countDown();
    }

    boolean await(String namespace, Duration patience) {
        try {
            return latch(namespace).await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CountDownLatch latch(String namespace) {
        return latches.computeIfAbsent(namespace, unseen -> new CountDownLatch(1));
    }
}
