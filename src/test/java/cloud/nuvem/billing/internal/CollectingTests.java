package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.dev.stripe.Faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Invoices are paid with saved cards, once, whatever is lost on the way. */
@TestInstance(Lifecycle.PER_CLASS)
class CollectingTests {

    private static final String CHARGES = "/v1/payment_intents/";

    private final PaymentWorld world = new PaymentWorld();

    @AfterAll
    void close() {
        world.close();
    }

    private Collector collector() {
        return world.bean(Collector.class);
    }

    @Test
    void paysAnInvoiceAndKeepsTheReceipt() {
        var organization = world.organization();
        world.card(organization, "pm_card_visa");
        var invoice = world.invoice(organization, "42.50");
        var payment = collector().collect(invoice).orElseThrow();
        assertThat(payment.state()).isEqualTo(State.SUCCEEDED);
        assertThat(payment.receiptUrl()).startsWith("http");
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.PAID);
        assertThat(collector().collect(world.read(invoice))).isEmpty();
    }

    @Test
    void tellsThatTheBankWantsToSeeItsCustomer() {
        var organization = world.organization();
        world.card(organization, "pm_card_authenticationRequired");
        var invoice = world.invoice(organization, "42.50");
        assertThat(collector().collect(invoice)).map(Payment::state).contains(State.ACTION_NEEDED);
        assertThat(world.bean(NoticeRepository.class).of(invoice.id())).hasSize(1);
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.ISSUED);
    }

    @Test
    void resolvesALostAnswerByReading() {
        var organization = world.organization();
        world.card(organization, "pm_card_visa");
        var invoice = world.invoice(organization, "42.50");
        var before = world.sandbox.chargesMade();
        world.sandbox.faults().next(1, CHARGES, new Fault.SilenceAfterDoing(Duration.ofSeconds(1)));
        assertThat(collector().collect(invoice)).map(Payment::state).contains(State.SUCCEEDED);
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.PAID);
        assertThat(world.sandbox.chargesMade()).isEqualTo(before + 1);
    }

    @Test
    void closesWhatWasNeverChargedBeforeItTriesAgain() {
        var organization = world.organization();
        world.card(organization, "pm_card_visa");
        var invoice = world.invoice(organization, "42.50");
        world.sandbox.faults().next(2, CHARGES, new Fault.SilenceBeforeDoing());
        var first = collector().collect(invoice).orElseThrow();
        world.sandbox.faults().clear();
        collector().resolve(first.id());
        assertThat(world.bean(PaymentRepository.class)
                        .find(first.id())
                        .map(attempt -> attempt.payment().state()))
                .contains(State.CANCELED);
        assertThat(collector().collect(invoice)).map(Payment::state).contains(State.SUCCEEDED);
    }

    @Test
    void chargesOnceFromTwoReplicas() throws Exception {
        var organization = world.organization();
        world.card(organization, "pm_card_visa");
        var before = world.sandbox.chargesMade();
        int rounds = 20;
        try (var other = world.replica();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds; round++) {
                var invoice = world.invoice(organization, "10.00");
                List<Callable<Object>> both = List.of(
                        () -> collector().collect(invoice),
                        () -> other.bean(Collector.class).collect(invoice));
                for (var ended : threads.invokeAll(both)) {
                    ended.get();
                }
                assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.PAID);
            }
        }
        assertThat(world.sandbox.chargesMade()).isEqualTo(before + rounds);
    }
}
