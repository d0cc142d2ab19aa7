package cloud.nuvem.dev.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody who sells for 20 euros through a sandbox, and whose customers have browsers. */
final class Shop {

    private static final int PATIENCE = 400;

    private final StripeClient stripe;
    private final HttpClient browser = HttpClient.newHttpClient();

    Shop(StripeSandbox sandbox) {
        this.stripe = StripeClient.builder()
                .setApiKey(sandbox.keys().secret())
                .setApiBase(sandbox.url().toString())
                .setMaxNetworkRetries(0)
                .setReadTimeout(PATIENCE)
                .build();
    }

    StripeClient stripe() {
        return stripe;
    }

    Customer customer() throws StripeException {
        return stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder().setName("Acme GmbH").build());
    }

    Session sessionToPay(Customer customer) throws StripeException {
        var price = PriceData.builder()
                .setCurrency("eur")
                .setUnitAmount(2_000L)
                .setProductData(
                        PriceData.ProductData.builder().setName("Invoice 1").build())
                .build();
        return stripe.v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setCustomer(customer.getId())
                        .setSuccessUrl("https://shop.example/paid?session={CHECKOUT_SESSION_ID}")
                        .setCancelUrl("https://shop.example/back")
                        .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                                .putMetadata("invoice", "1")
                                .build())
                        .addLineItem(SessionCreateParams.LineItem.builder()
                                .setQuantity(1L)
                                .setPriceData(price)
                                .build())
                        .build());
    }

    Session sessionToSave(Customer customer) throws StripeException {
        return stripe.v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SETUP)
                        .setCustomer(customer.getId())
                        .setCurrency("eur")
                        .setSuccessUrl("https://shop.example/saved")
                        .build());
    }

    PaymentIntent charge(String method, String key) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(2_000L)
                                .setCurrency("eur")
                                .setPaymentMethod(method)
                                .addPaymentMethodType("card")
                                .setConfirm(true)
                                .build(),
                        RequestOptions.builder().setIdempotencyKey(key).build());
    }

    HttpResponse<String> open(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** Fills and sends the card form of a session. */
    HttpResponse<String> type(String url, String number) {
        return submit(url, Map.of("cardNumber", number, "billingName", "Bia", "email", "bia@acme.example"));
    }

    HttpResponse<String> submit(String url, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Where an answer sends the browser. */
    static String sentTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
