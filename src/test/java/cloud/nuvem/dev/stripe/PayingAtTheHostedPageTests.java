package cloud.nuvem.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.MovedClock;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentCreateParams;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person's browser does at the hosted pages. */
class PayingAtTheHostedPageTests {

    private final MovedClock clock = new MovedClock();
    private final StripeSandbox sandbox = StripeSandbox.throwAway(clock);
    private final Shop shop = new Shop(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private Session read(Session session) throws StripeException {
        return shop.stripe().v1().checkout().sessions().retrieve(session.getId());
    }

    @Test
    void paysAndComesBack() throws StripeException {
        var session = shop.sessionToPay(shop.customer());
        assertThat(shop.open(session.getUrl()).body()).contains("EUR 20.00").contains("Invoice 1");
        assertThat(Shop.sentTo(shop.type(session.getUrl(), "4242 4242 4242 4242")))
                .isEqualTo("https://shop.example/paid?session=" + session.getId());
        var paid = read(session);
        assertThat(paid.getPaymentStatus()).isEqualTo("paid");
        assertThat(paid.getCustomerDetails().getEmail()).isEqualTo("bia@acme.example");
        var intent = shop.stripe().v1().paymentIntents().retrieve(paid.getPaymentIntent());
        assertThat(intent.getMetadata()).containsEntry("invoice", "1");
        assertThat(sandbox.events("checkout.session.completed")).hasSize(1);
        assertThat(sandbox.taken()).isEqualTo(2_000);
    }

    @Test
    void triesAgainAfterADecline() throws StripeException {
        var session = shop.sessionToPay(shop.customer());
        assertThat(shop.type(session.getUrl(), "4000000000000002").body()).contains("Your card was declined.");
        assertThat(read(session).getStatus()).isEqualTo("open");
        shop.type(session.getUrl(), "4242424242424242");
        assertThat(read(session).getPaymentStatus()).isEqualTo("paid");
        assertThat(sandbox.chargesMade()).isEqualTo(1);
    }

    @Test
    void answersTheIssuerFirst() throws StripeException {
        var session = shop.sessionToPay(shop.customer());
        var issuer = Shop.sentTo(shop.type(session.getUrl(), "4000002500003155"));
        assertThat(shop.open(issuer).body()).contains("3-D Secure");
        assertThat(shop.submit(issuer, Map.of("answer", "fail")).body()).contains("unable to authenticate");
        assertThat(sandbox.chargesMade()).isZero();
        issuer = Shop.sentTo(shop.type(session.getUrl(), "4000002500003155"));
        assertThat(Shop.sentTo(shop.submit(issuer, Map.of("answer", "complete"))))
                .startsWith("https://shop.example/paid");
        assertThat(read(session).getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void savesACardThatAsksOnce() throws StripeException {
        var customer = shop.customer();
        var session = shop.sessionToSave(customer);
        var issuer = Shop.sentTo(shop.type(session.getUrl(), "4000002500003155"));
        assertThat(Shop.sentTo(shop.submit(issuer, Map.of("answer", "complete"))))
                .isEqualTo("https://shop.example/saved");
        var methods = shop.stripe().v1().customers().paymentMethods().list(customer.getId());
        var charged = shop.stripe()
                .v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(500L)
                        .setCurrency("eur")
                        .setCustomer(customer.getId())
                        .setPaymentMethod(methods.getData().getFirst().getId())
                        .addPaymentMethodType("card")
                        .setConfirm(true)
                        .setOffSession(true)
                        .build());
        assertThat(charged.getStatus()).isEqualTo("succeeded");
    }

    @Test
    void isTooLateAfterADay() throws StripeException {
        var session = shop.sessionToPay(shop.customer());
        clock.by(Duration.ofHours(25));
        shop.type(session.getUrl(), "4242424242424242");
        assertThat(read(session).getStatus()).isEqualTo("expired");
        assertThat(sandbox.chargesMade()).isZero();
    }

    @Test
    void paysOnceHoweverOftenItIsSent() throws StripeException {
        var session = shop.sessionToPay(shop.customer());
        shop.type(session.getUrl(), "4242424242424242");
        shop.type(session.getUrl(), "4242424242424242");
        assertThat(sandbox.chargesMade()).isEqualTo(1);
    }

    @Test
    void showsWhatTheAccountHas() throws StripeException {
        shop.type(shop.sessionToPay(shop.customer()).getUrl(), "4242424242424242");
        assertThat(shop.open(sandbox.url() + "/").body())
                .contains("Acme GmbH", "EUR 20.00", "payment_intent.succeeded");
    }
}
