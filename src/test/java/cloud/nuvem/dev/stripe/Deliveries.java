package cloud.nuvem.dev.stripe;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends events to the webhook endpoints that want them, again and again until they are taken, and on demand late, twice or in
 * another order. Safe for use from any thread.
 */
public final class Deliveries implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stripe-deliveries").factory());
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final List<Delivery> held = new ArrayList<>();
    private final Signing signing;
    private final Endpoints endpoints;
    private boolean holding;
    private int times = 1;
    private Duration delay = Duration.ZERO;

    /** The endpoints as they are now. */
    interface Endpoints {
        List<ObjectNode> wanting(String eventType);

        /** The secret that this endpoint's signatures are made with. */
        String secret(String endpointId);
    }

    /** An event on its way to an endpoint. */
    private record Delivery(ObjectNode event, ObjectNode endpoint, int attempt) {
        Delivery again() {
            return new Delivery(event, endpoint, attempt + 1);
        }
    }

    Deliveries(Signing signing, Endpoints endpoints) {
        this.signing = signing;
        this.endpoints = endpoints;
    }

    /** Keeps what is announced from now on until it is released or lost. */
    public synchronized void hold() {
        holding = true;
    }

    /** Sends what was held, in the order of its announcement, and what comes. */
    public synchronized void release() {
        send(drained());
    }

    /** Sends what was held, the last first, and what comes. */
    public synchronized void releaseBackwards() {
        var all = drained();
        Collections.reverse(all);
        send(all);
    }

    /** Sends what was held in an order that the seed decides, and what comes. */
    public synchronized void releaseShuffled(long seed) {
        var all = drained();
        Collections.shuffle(all, new Random(seed));
        send(all);
    }

    /** What was held never arrives; what comes does. */
    public synchronized void lose() {
        drained();
    }

    /** Each event is sent so many times from now on. */
    public synchronized void repeat(int newTimes) {
        times = newTimes;
    }

    /** Each event is sent so much later from now on. */
    public synchronized void delay(Duration newDelay) {
        delay = newDelay;
    }

    private List<Delivery> drained() {
        var all = new ArrayList<>(held);
        held.clear();
        holding = false;
        return all;
    }

    /** One after the other, so that the order holds as long as they are taken. */
    private void send(List<Delivery> all) {
        all.forEach(delivery -> schedule(delivery, delay));
    }

    synchronized void announced(ObjectNode event) {
        var wanting = endpoints.wanting(Json.must(event, "type"));
        event.put("pending_webhooks", wanting.size());
        for (var endpoint : wanting) {
            for (int i = 0; i < times; i++) {
                var delivery = new Delivery(event, endpoint, 1);
                if (holding) {
                    held.add(delivery);
                } else {
                    schedule(delivery, delay);
                }
            }
        }
    }

    /** Sends an event that was sent before once more, to everybody who wants it. */
    void resend(ObjectNode event) {
        endpoints
                .wanting(Json.must(event, "type"))
                .forEach(endpoint -> schedule(new Delivery(event, endpoint, 1), Duration.ZERO));
    }

    private void schedule(Delivery delivery, Duration pause) {
        try {
            var _ = timer.schedule(() -> attempt(delivery), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            held.add(delivery);
        }
    }

    private void attempt(Delivery delivery) {
        var secret = endpoints.secret(Json.must(delivery.endpoint, "id"));
        var request = signing.request(delivery.event, Json.must(delivery.endpoint, "url"), secret);
        var _ = client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> ended(delivery, answer == null ? null : answer.statusCode()));
    }

    private void ended(Delivery delivery, @Nullable Integer status) {
        if (status != null && status >= 200 && status < 300) {
            delivery.event.put("pending_webhooks", Math.max(0, Json.number(delivery.event, "pending_webhooks") - 1));
            return;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(delivery.attempt - 1, 10));
        schedule(delivery.again(), pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.close();
    }
}
