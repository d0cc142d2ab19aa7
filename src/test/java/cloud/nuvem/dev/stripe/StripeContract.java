package cloud.nuvem.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is the same at Stripe and in the sandbox, said through the official library. */
abstract class StripeContract {

    abstract StripeClient stripe();

    /** A client with another key at the same place. */
    abstract StripeClient stripeWith(String key);

    private Customer customer() throws StripeException {
        return stripe().v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setName("Acme GmbH")
                        .setEmail("billing@acme.example")
                        .putMetadata("organization", "acme")
                        .build());
    }

    private String attached(Customer customer, String token) throws StripeException {
        return stripe().v1()
                .paymentMethods()
                .attach(
                        token,
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer.getId())
                                .build())
                .getId();
    }

    private static PaymentIntentCreateParams.Builder offSession(Customer customer, String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(2_000L)
                .setCurrency("eur")
                .setCustomer(customer.getId())
                .setPaymentMethod(method)
                .addPaymentMethodType("card")
                .setConfirm(true)
                .setOffSession(true);
    }

    private PaymentIntent pay(PaymentIntentCreateParams parameters) throws StripeException {
        return stripe().v1().paymentIntents().create(parameters);
    }

    @Test
    void chargesASavedCardWithoutItsOwner() throws StripeException {
        var customer = customer();
        var intent = pay(offSession(customer, attached(customer, "pm_card_visa"))
                .addExpand("latest_charge.balance_transaction")
                .build());
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(2_000);
        var charge = intent.getLatestChargeObject();
        assertThat(charge.getPaid()).isTrue();
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
        assertThat(charge.getReceiptUrl()).startsWith("http");
        assertThat(charge.getBalanceTransactionObject().getType()).isEqualTo("charge");
    }

    @Test
    void tellsWhyACardWasDeclined() throws StripeException {
        var customer = customer();
        var method = attached(customer, "pm_card_chargeCustomerFail");
        var refusal = catchThrowableOfType(
                CardException.class, () -> pay(offSession(customer, method).build()));
        assertThat(refusal.getStatusCode()).isEqualTo(402);
        assertThat(refusal.getCode()).isEqualTo("card_declined");
        assertThat(refusal.getDeclineCode()).isEqualTo("generic_decline");
        assertThat(refusal.getCharge()).startsWith("ch_");
        var intent = refusal.getStripeError().getPaymentIntent();
        var read = stripe().v1().paymentIntents().retrieve(intent.getId());
        assertThat(read.getStatus()).isEqualTo("requires_payment_method");
        assertThat(read.getLastPaymentError().getDeclineCode()).isEqualTo("generic_decline");
        assertThat(read.getPaymentMethod()).isNull();
    }

    @Test
    void tellsThatFundsAreMissing() {
        var refusal = catchThrowableOfType(
                CardException.class,
                () -> pay(PaymentIntentCreateParams.builder()
                        .setAmount(2_000L)
                        .setCurrency("eur")
                        .setPaymentMethod("pm_card_visa_chargeDeclinedInsufficientFunds")
                        .addPaymentMethodType("card")
                        .setConfirm(true)
                        .build()));
        assertThat(refusal.getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(refusal.getMessage()).contains("insufficient funds");
    }

    @Test
    void asksForTheOwnerWhenTheIssuerDoes() throws StripeException {
        var customer = customer();
        var method = attached(customer, "pm_card_authenticationRequired");
        var refusal = catchThrowableOfType(
                CardException.class, () -> pay(offSession(customer, method).build()));
        assertThat(refusal.getCode()).isEqualTo("authentication_required");
        assertThat(refusal.getStripeError().getPaymentIntent().getStatus()).isEqualTo("requires_payment_method");
        assertThat(refusal.getStripeError().getPaymentMethod().getId()).isEqualTo(method);
    }

    @Test
    void sendsAPresentOwnerToTheIssuersPage() throws StripeException {
        var intent = pay(PaymentIntentCreateParams.builder()
                .setAmount(2_000L)
                .setCurrency("eur")
                .setPaymentMethod("pm_card_authenticationRequired")
                .addPaymentMethodType("card")
                .setConfirm(true)
                .setReturnUrl("https://example.com/back")
                .build());
        assertThat(intent.getStatus()).isEqualTo("requires_action");
        assertThat(intent.getNextAction().getType()).isEqualTo("redirect_to_url");
        assertThat(intent.getNextAction().getRedirectToUrl().getUrl()).startsWith("http");
    }

    @Test
    void wantsAReturnAddressForMethodsThatRedirect() {
        var refusal = catchThrowableOfType(
                InvalidRequestException.class,
                () -> pay(PaymentIntentCreateParams.builder()
                        .setAmount(2_000L)
                        .setCurrency("eur")
                        .setPaymentMethod("pm_card_visa")
                        .setConfirm(true)
                        .build()));
        assertThat(refusal.getMessage()).contains("return_url");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        var unknown = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe().v1()
                        .customers()
                        .create(CustomerCreateParams.builder()
                                .putExtraParam("nickname", "A")
                                .build()));
        assertThat(unknown.getStatusCode()).isEqualTo(400);
        assertThat(unknown.getCode()).isEqualTo("parameter_unknown");
        assertThat(unknown.getParam()).isEqualTo("nickname");
        assertThat(unknown.getRequestId()).startsWith("req_");
    }

    @Test
    void refusesWhatIsMissing() {
        var missing = catchThrowableOfType(
                InvalidRequestException.class,
                () -> pay(PaymentIntentCreateParams.builder().setCurrency("eur").build()));
        assertThat(missing.getCode()).isEqualTo("parameter_missing");
        assertThat(missing.getParam()).isEqualTo("amount");
    }

    @Test
    void refusesAmountsThatAreTooSmall() {
        var tooSmall = catchThrowableOfType(
                InvalidRequestException.class,
                () -> pay(PaymentIntentCreateParams.builder()
                        .setCurrency("eur")
                        .setAmount(1L)
                        .build()));
        assertThat(tooSmall.getCode()).isEqualTo("amount_too_small");
    }

    @Test
    void doesNotFindStrangers() {
        var stranger = catchThrowableOfType(
                InvalidRequestException.class, () -> stripe().v1().customers().retrieve("cus_0000000000stranger"));
        assertThat(stranger.getStatusCode()).isEqualTo(404);
        assertThat(stranger.getCode()).isEqualTo("resource_missing");
        var named = catchThrowableOfType(
                InvalidRequestException.class,
                () -> pay(PaymentIntentCreateParams.builder()
                        .setAmount(2_000L)
                        .setCurrency("eur")
                        .setCustomer("cus_0000000000stranger")
                        .build()));
        assertThat(named.getStatusCode()).isEqualTo(400);
        assertThat(named.getParam()).isEqualTo("customer");
    }

    @Test
    void opensForItsKeyOnly() {
        var refusal = catchThrowableOfType(
                AuthenticationException.class,
                () -> stripeWith("sk_test_somebodyElse").v1().customers().list());
        assertThat(refusal.getStatusCode()).isEqualTo(401);
    }

    @Test
    void pagesThroughAListNewestFirst() throws StripeException {
        var customer = customer();
        for (int i = 0; i < 3; i++) {
            pay(PaymentIntentCreateParams.builder()
                    .setAmount(1_000L + i)
                    .setCurrency("eur")
                    .setCustomer(customer.getId())
                    .build());
        }
        var asked = PaymentIntentListParams.builder()
                .setCustomer(customer.getId())
                .setLimit(2L)
                .build();
        var first = stripe().v1().paymentIntents().list(asked);
        assertThat(first.getHasMore()).isTrue();
        assertThat(first.getData()).extracting(PaymentIntent::getAmount).containsExactly(1_002L, 1_001L);
        assertThat(first.autoPagingIterable())
                .extracting(PaymentIntent::getAmount)
                .containsExactly(1_002L, 1_001L, 1_000L);
    }

    @Test
    void doesOnceWhatHasTheSameKey() throws StripeException {
        var customer = customer();
        var parameters =
                offSession(customer, attached(customer, "pm_card_visa")).build();
        var key = RequestOptions.builder()
                .setIdempotencyKey(UUID.randomUUID().toString())
                .build();
        var first = stripe().v1().paymentIntents().create(parameters, key);
        var again = stripe().v1().paymentIntents().create(parameters, key);
        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        var other = PaymentIntentCreateParams.builder()
                .setAmount(999L)
                .setCurrency("eur")
                .build();
        var refusal = catchThrowableOfType(
                IdempotencyException.class, () -> stripe().v1().paymentIntents().create(other, key));
        assertThat(refusal.getStatusCode()).isEqualTo(400);
    }

    @Test
    void keepsARefusalUnderItsKey() throws StripeException {
        var customer = customer();
        var parameters = offSession(customer, attached(customer, "pm_card_chargeCustomerFail"))
                .build();
        var key = RequestOptions.builder()
                .setIdempotencyKey(UUID.randomUUID().toString())
                .build();
        var first = catchThrowableOfType(
                CardException.class, () -> stripe().v1().paymentIntents().create(parameters, key));
        var again = catchThrowableOfType(
                CardException.class, () -> stripe().v1().paymentIntents().create(parameters, key));
        assertThat(again.getCharge()).isEqualTo(first.getCharge());
    }

    @Test
    void refundsInPartsButNeverMoreThanWasPaid() throws StripeException {
        var customer = customer();
        var intent =
                pay(offSession(customer, attached(customer, "pm_card_visa")).build());
        var refund = stripe().v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(1_500L)
                        .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                        .build());
        assertThat(refund.getStatus()).isEqualTo("succeeded");
        var tooMuch = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe().v1()
                        .refunds()
                        .create(RefundCreateParams.builder()
                                .setPaymentIntent(intent.getId())
                                .setAmount(600L)
                                .build()));
        assertThat(tooMuch.getMessage()).contains("greater than unrefunded amount");
        stripe().v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .build());
        var again = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe().v1()
                        .refunds()
                        .create(RefundCreateParams.builder()
                                .setPaymentIntent(intent.getId())
                                .build()));
        assertThat(again.getCode()).isEqualTo("charge_already_refunded");
        var charge = stripe().v1().charges().retrieve(intent.getLatestCharge());
        assertThat(charge.getRefunded()).isTrue();
        assertThat(charge.getAmountRefunded()).isEqualTo(2_000);
    }

    @Test
    void savesACardForLater() throws StripeException {
        var customer = customer();
        var setup = stripe().v1()
                .setupIntents()
                .create(SetupIntentCreateParams.builder()
                        .setCustomer(customer.getId())
                        .setPaymentMethod("pm_card_mastercard")
                        .addPaymentMethodType("card")
                        .setConfirm(true)
                        .build());
        assertThat(setup.getStatus()).isEqualTo("succeeded");
        var saved = stripe().v1()
                .paymentMethods()
                .list(PaymentMethodListParams.builder()
                        .setCustomer(customer.getId())
                        .setType(PaymentMethodListParams.Type.CARD)
                        .build());
        assertThat(saved.getData()).hasSize(1);
        assertThat(saved.getData().getFirst().getCard().getBrand()).isEqualTo("mastercard");
    }

    @Test
    void forgetsACardForGood() throws StripeException {
        var customer = customer();
        var method = attached(customer, "pm_card_visa");
        var asDefault = CustomerUpdateParams.builder()
                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                        .setDefaultPaymentMethod(method)
                        .build())
                .build();
        assertThat(stripe().v1()
                        .customers()
                        .update(customer.getId(), asDefault)
                        .getInvoiceSettings()
                        .getDefaultPaymentMethod())
                .isEqualTo(method);
        assertThat(stripe().v1().paymentMethods().detach(method).getCustomer()).isNull();
        assertThat(stripe().v1()
                        .customers()
                        .retrieve(customer.getId())
                        .getInvoiceSettings()
                        .getDefaultPaymentMethod())
                .isNull();
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> attached(customer, method));
        assertThat(refusal.getMessage()).contains("may not be used again");
    }

    @Test
    void refusesToSaveACardThatIsDeclined() throws StripeException {
        var customer = customer();
        var refusal =
                catchThrowableOfType(CardException.class, () -> attached(customer, "pm_card_visa_chargeDeclined"));
        assertThat(refusal.getCode()).isEqualTo("card_declined");
    }

    @Test
    void confirmsAnIntentOnce() throws StripeException {
        var customer = customer();
        var intent =
                pay(offSession(customer, attached(customer, "pm_card_visa")).build());
        var refusal = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe().v1().paymentIntents().confirm(intent.getId()));
        assertThat(refusal.getCode()).isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void cancelsWhatNobodyPaid() throws StripeException {
        var intent = pay(PaymentIntentCreateParams.builder()
                .setAmount(2_000L)
                .setCurrency("eur")
                .build());
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        var canceled = stripe().v1().paymentIntents().cancel(intent.getId());
        assertThat(canceled.getStatus()).isEqualTo("canceled");
    }

    @Test
    void opensAPageToPayAndClosesIt() throws StripeException {
        var customer = customer();
        var session = stripe().v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setCustomer(customer.getId())
                        .setSuccessUrl("https://example.com/paid?session={CHECKOUT_SESSION_ID}")
                        .setCancelUrl("https://example.com/not-paid")
                        .setClientReferenceId("INV-1")
                        .addLineItem(SessionCreateParams.LineItem.builder()
                                .setQuantity(1L)
                                .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                                        .setCurrency("eur")
                                        .setUnitAmount(12_345L)
                                        .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                                .setName("Invoice INV-1")
                                                .build())
                                        .build())
                                .build())
                        .build());
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(session.getAmountTotal()).isEqualTo(12_345);
        assertThat(session.getUrl()).startsWith("http");
        var items = stripe().v1().checkout().sessions().lineItems().list(session.getId());
        assertThat(items.getData().getFirst().getDescription()).isEqualTo("Invoice INV-1");
        assertThat(stripe().v1().checkout().sessions().expire(session.getId()).getStatus())
                .isEqualTo("expired");
        assertThat(catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> stripe().v1().checkout().sessions().expire(session.getId())))
                .hasMessageContaining("can be expired");
    }

    @Test
    void opensAPageToSaveACard() throws StripeException {
        var session = stripe().v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SETUP)
                        .setCustomer(customer().getId())
                        .setCurrency("eur")
                        .setSuccessUrl("https://example.com/saved")
                        .addExpand("setup_intent")
                        .build());
        assertThat(session.getPaymentStatus()).isEqualTo("no_payment_required");
        assertThat(session.getSetupIntentObject().getStatus()).isEqualTo("requires_payment_method");
    }

    @Test
    void putsObjectsInThePlaceOfIds() throws StripeException {
        var customer = customer();
        var intent =
                pay(offSession(customer, attached(customer, "pm_card_visa")).build());
        var read = stripe().v1()
                .paymentIntents()
                .retrieve(
                        intent.getId(),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("customer")
                                .addExpand("payment_method")
                                .build());
        assertThat(read.getCustomerObject().getName()).isEqualTo("Acme GmbH");
        assertThat(read.getPaymentMethodObject().getCard().getLast4()).isEqualTo("4242");
        var refusal = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe().v1()
                        .paymentIntents()
                        .retrieve(
                                intent.getId(),
                                PaymentIntentRetrieveParams.builder()
                                        .addExpand("colour")
                                        .build()));
        assertThat(refusal.getMessage()).contains("cannot be expanded");
    }

    @Test
    void mergesMetadataKeyByKey() throws StripeException {
        var customer = customer();
        var changed = stripe().v1()
                .customers()
                .update(
                        customer.getId(),
                        CustomerUpdateParams.builder()
                                .setMetadata(Map.of("plan", "standard", "organization", ""))
                                .build());
        assertThat(changed.getMetadata()).containsExactly(Map.entry("plan", "standard"));
        assertThat(changed.getEmail()).isEqualTo("billing@acme.example");
    }

    @Test
    void tellsAnEventForWhatHappened() throws StripeException {
        var customer = customer();
        var events = stripe().v1()
                .events()
                .list(EventListParams.builder()
                        .setType("customer.created")
                        .setLimit(100L)
                        .build());
        assertThat(events.getData()).anySatisfy(event -> {
            assertThat(event.getDataObjectDeserializer().getObject().map(Customer.class::cast))
                    .hasValueSatisfying(told -> assertThat(told.getId()).isEqualTo(customer.getId()));
            assertThat(event.getApiVersion()).isEqualTo(Stripe.API_VERSION);
        });
    }
}
