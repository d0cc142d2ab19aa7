package cloud.nuvem.billing.internal;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stripe's own pages, where people type what never enters our process. */
@Component
class StripePageGateway {

    private final StripeClient client;

    StripePageGateway(StripeProperties properties) {
        this.client = StripeGateway.client(properties);
    }

    /**
     * A page as the processor knows it.
     *
     * @param intent the payment made there; null before anybody tried
     */
    record Page(
            String id,
            @Nullable URI url,
            boolean open,
            @Nullable String intent) {}

    Page openToPay(StripeGateway.Asked asked, URI back) {
        var price = LineItem.PriceData.builder()
                .setCurrency(asked.currency())
                .setUnitAmount(asked.amount())
                .setProductData(LineItem.PriceData.ProductData.builder()
                        .setName(asked.description())
                        .build())
                .build();
        var parameters = toCustomer(asked.customer(), back)
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId(asked.invoice())
                .addLineItem(
                        LineItem.builder().setQuantity(1L).setPriceData(price).build())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .setDescription(asked.description())
                        .putMetadata("attempt", asked.attempt())
                        .putMetadata("invoice", asked.invoice())
                        .build())
                .build();
        return StripeGateway.asking(() -> page(
                client.v1().checkout().sessions().create(parameters, StripeGateway.key("page-" + asked.attempt()))));
    }

    Page openToSave(String customer, URI back) {
        var parameters = toCustomer(customer, back)
                .setMode(SessionCreateParams.Mode.SETUP)
                .build();
        return StripeGateway.asking(() -> page(client.v1().checkout().sessions().create(parameters)));
    }

    private static SessionCreateParams.Builder toCustomer(String customer, URI back) {
        return SessionCreateParams.builder()
                .setCustomer(customer)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setSuccessUrl(back.toString())
                .setCancelUrl(back.toString());
    }

    Page read(String id) {
        return StripeGateway.asking(() -> page(client.v1().checkout().sessions().retrieve(id)));
    }

    /** After this nobody can begin to pay there. */
    Page close(String id) {
        return StripeGateway.asking(() -> {
            try {
                return page(client.v1().checkout().sessions().expire(id));
            } catch (InvalidRequestException ended) {
                return page(client.v1().checkout().sessions().retrieve(id));
            }
        });
    }

    private static Page page(Session session) {
        var url = session.getUrl();
        return new Page(
                session.getId(),
                url == null ? null : URI.create(url),
                "open".equals(session.getStatus()),
                session.getPaymentIntent());
    }
}
