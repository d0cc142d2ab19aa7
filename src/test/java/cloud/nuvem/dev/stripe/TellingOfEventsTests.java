package cloud.nuvem.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks: signed, repeated until they are taken, and on demand in disorder. */
class TellingOfEventsTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final StripeSandbox sandbox = StripeSandbox.throwAway(Clock.systemUTC());
    private final Shop shop = new Shop(sandbox);
    private final List<Event> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer listener;

    @BeforeEach
    void listen() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", this::receive);
        listener.start();
        sandbox.tell(URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/webhooks"));
    }

    @AfterEach
    void close() {
        sandbox.close();
        listener.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refused) {
                taken.add(Webhook.constructEvent(
                        payload,
                        exchange.getRequestHeaders().getFirst("Stripe-Signature"),
                        sandbox.keys().webhookSecret()));
            }
            exchange.sendResponseHeaders(refused ? 500 : 200, -1);
        } catch (SignatureVerificationException forged) {
            throw new IOException(forged);
        }
    }

    private List<String> types() {
        return taken.stream().map(Event::getType).toList();
    }

    @Test
    void areSignedWithTheSecret() throws StripeException {
        shop.charge("pm_card_visa", "k1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(types())
                        .containsExactlyInAnyOrder(
                                "payment_intent.created", "charge.succeeded", "payment_intent.succeeded"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.stripe()
                                .v1()
                                .events()
                                .retrieve(taken.getFirst().getId())
                                .getPendingWebhooks())
                        .isZero());
        assertThat(taken.getFirst().getRequest().getIdempotencyKey()).isEqualTo("k1");
    }

    @Test
    void areRepeatedUntilTheyAreTaken() throws StripeException {
        refusals.set(2);
        shop.customer();
        await().atMost(SOON).untilAsserted(() -> assertThat(types()).containsExactly("customer.created"));
    }

    @Test
    void comeInAnotherOrderOnDemand() throws StripeException {
        sandbox.deliveries().hold();
        shop.charge("pm_card_visa", "k2");
        assertThat(taken).isEmpty();
        sandbox.deliveries().releaseBackwards();
        await().atMost(SOON).untilAsserted(() -> assertThat(taken).hasSize(3));
    }

    @Test
    void comeTwiceOnDemand() throws StripeException {
        sandbox.deliveries().repeat(2);
        shop.customer();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(types()).containsExactly("customer.created", "customer.created"));
        assertThat(taken.getFirst().getId()).isEqualTo(taken.getLast().getId());
    }

    @Test
    void areLostOnDemandAndCanBeSentAgain() throws StripeException {
        sandbox.deliveries().hold();
        shop.customer();
        sandbox.deliveries().lose();
        var lost = sandbox.events("customer.created").getFirst();
        sandbox.resend(lost);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(taken).extracting(Event::getId).containsExactly(lost));
    }
}
