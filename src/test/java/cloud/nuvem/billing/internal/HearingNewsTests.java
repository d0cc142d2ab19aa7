package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.ProcessorNews;
import cloud.nuvem.billing.ProcessorNews.Receipt;
import cloud.nuvem.tenancy.OrganizationId;
import com.stripe.net.Webhook;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Messages of the processor: believed only when signed and fresh, kept once, the same in any order, missed by nobody. */
@TestInstance(Lifecycle.PER_CLASS)
class HearingNewsTests {

    private static final URI BACK = URI.create("http://localhost/back");

    private final PaymentWorld world = new PaymentWorld();

    @AfterAll
    void close() {
        world.close();
    }

    private ProcessorNews news() {
        return world.bean(ProcessorNews.class);
    }

    /** Somebody pays at the processor’s page, at the second try, and never comes back to the portal. */
    private Invoice paidAtThePage(OrganizationId organization) throws Exception {
        var invoice = world.invoice(organization, "20.00");
        var page = world.bean(Paying.class).openPaymentPage(invoice, BACK).orElseThrow();
        type(page, "4000000000009995");
        type(page, "4242424242424242");
        return invoice;
    }

    private static void type(URI page, String number) throws Exception {
        var form = "cardNumber=" + number + "&billingName=Bia&email="
                + URLEncoder.encode("bia@acme.example", StandardCharsets.UTF_8);
        try (var browser = HttpClient.newHttpClient()) {
            browser.send(
                    HttpRequest.newBuilder(page)
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private List<String> payloads(int since) throws Exception {
        var payloads = new ArrayList<String>();
        for (var id : world.sandbox
                .events("*")
                .subList(since, world.sandbox.events("*").size())) {
            payloads.add(
                    world.stripe().v1().events().retrieve(id).getLastResponse().body());
        }
        return payloads;
    }

    private String signed(String payload) throws Exception {
        long now = world.clock.instant().getEpochSecond();
        var signature = Webhook.Util.computeHmacSha256(world.sandbox.keys().webhookSecret(), now + "." + payload);
        return "t=" + now + ",v1=" + signature;
    }

    private State state(Invoice invoice) {
        return world.bean(PaymentRepository.class)
                .of(invoice.id())
                .getFirst()
                .payment()
                .state();
    }

    @Test
    void endsTheSameInEveryOrderOfSixMessages() throws Exception {
        var organization = world.organization();
        int before = world.sandbox.events("*").size();
        for (var order : permutations(List.of(0, 1, 2, 3, 4, 5))) {
            int since = world.sandbox.events("*").size();
            var invoice = paidAtThePage(organization);
            var six = payloads(since).stream()
                    .filter(payload -> !payload.contains("\"customer.created\""))
                    .limit(6)
                    .toList();
            assertThat(six).hasSize(6);
            for (int index : order.subList(0, 6)) {
                assertThat(news().receive(six.get(index), signed(six.get(index))))
                        .isEqualTo(Receipt.TAKEN);
                assertThat(news().receive(six.get(index), signed(six.get(index))))
                        .isEqualTo(Receipt.TAKEN);
            }
            world.bean(PaymentPages.class).closeAll(invoice.id());
            assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.PAID);
            assertThat(state(invoice)).isEqualTo(State.SUCCEEDED);
        }
        assertThat(world.sandbox.events("*").size()).isGreaterThan(before);
    }

    /** Every place for each message: rotations and reversals of all 720 orders would take minutes, so 36 of them, spread. */
    private static List<List<Integer>> permutations(List<Integer> items) {
        var all = new ArrayList<List<Integer>>();
        permute(new ArrayList<>(items), 0, all);
        return IntStream.range(0, all.size())
                .filter(index -> index % 20 == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static void permute(List<Integer> items, int from, List<List<Integer>> all) {
        if (from == items.size()) {
            all.add(List.copyOf(items));
            return;
        }
        for (int i = from; i < items.size(); i++) {
            Collections.swap(items, from, i);
            permute(items, from + 1, all);
            Collections.swap(items, from, i);
        }
    }

    @Test
    void believesNoBitThatWasFlipped() throws Exception {
        var payload = payloads(Math.max(0, world.sandbox.events("*").size() - 1)).stream()
                .findFirst()
                .orElse("{\"id\":\"evt_1\",\"object\":\"event\"}");
        var signature = signed(payload);
        for (int i = 0; i < payload.length(); i += 7) {
            var flipped = payload.substring(0, i) + (char) (payload.charAt(i) ^ 1) + payload.substring(i + 1);
            assertThat(news().receive(flipped, signature)).isEqualTo(Receipt.REFUSED);
        }
        assertThat(news().receive(payload, null)).isEqualTo(Receipt.REFUSED);
        assertThat(news().receive(payload, "t=1,v1=00")).isEqualTo(Receipt.REFUSED);
    }

    @Test
    void believesNothingOld() throws Exception {
        var payload =
                "{\"id\":\"evt_old\",\"object\":\"event\",\"created\":1,\"type\":\"x\",\"data\":{\"object\":{\"id\":\"y\"}}}";
        var signature = signed(payload);
        world.clock.by(Duration.ofMinutes(6));
        assertThat(news().receive(payload, signature)).isEqualTo(Receipt.REFUSED);
    }

    @Test
    void findsOutByAskingWhatNobodyTold() throws Exception {
        var invoice = paidAtThePage(world.organization());
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.ISSUED);
        world.bean(NewsDesk.class).poll();
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.PAID);
    }

    @Test
    void closesThePageBeforeItChargesASavedCard() throws Exception {
        var organization = world.organization();
        world.card(organization, "pm_card_visa");
        var invoice = world.invoice(organization, "20.00");
        var page = world.bean(Paying.class).openPaymentPage(invoice, BACK).orElseThrow();
        var charges = world.sandbox.chargesMade();
        assertThat(world.bean(Collector.class).collect(invoice))
                .map(Payment::state)
                .contains(State.SUCCEEDED);
        type(page, "4242424242424242");
        assertThat(world.sandbox.chargesMade()).isEqualTo(charges + 1);
    }
}
