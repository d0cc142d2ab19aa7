package cloud.nuvem.dev.stripe;

import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.CustomerPaymentMethodRetrieveParams;
import com.stripe.param.CustomerRetrieveParams;
import com.stripe.param.CustomerUpdateParams;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/customers}. */
final class Customers {

    private static final List<String> TEXTS = List.of("name", "email", "phone", "description");

    private final Account account;
    private final PaymentMethods methods;

    Customers(Account account, PaymentMethods methods) {
        this.account = account;
        this.methods = methods;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v1/customers", CustomerCreateParams.class, this::create)
                .add("GET", "/v1/customers", CustomerListParams.class, this::list)
                .add("GET", "/v1/customers/{id}", CustomerRetrieveParams.class, call -> get(call.id()))
                .add("POST", "/v1/customers/{id}", CustomerUpdateParams.class, this::update)
                .add("DELETE", "/v1/customers/{id}", Object.class, this::delete)
                .add(
                        "GET",
                        "/v1/customers/{id}/payment_methods",
                        CustomerPaymentMethodListParams.class,
                        call -> methods.ofCustomer(get(call.id()), call.parameters()))
                .add(
                        "GET",
                        "/v1/customers/{id}/payment_methods/{method}",
                        CustomerPaymentMethodRetrieveParams.class,
                        call -> methods.ofCustomer(get(call.id()), call.ids().getOrDefault("method", "")));
    }

    private JsonNode create(Endpoint.Call call) {
        var customer = account.create(Kind.CUSTOMER)
                .put("invoice_prefix", Kind.random(8).toUpperCase(Locale.ROOT));
        apply(customer, call.parameters());
        call.parameters().text("payment_method").ifPresent(method -> methods.attach(method, customer));
        defaultMethod(customer, call.parameters());
        account.announce("customer.created", customer);
        return customer;
    }

    private JsonNode update(Endpoint.Call call) {
        var customer = get(call.id());
        if (customer.path("deleted").asBoolean(false)) {
            throw StripeFailure.unknown(Kind.CUSTOMER, call.id());
        }
        var before = customer.deepCopy();
        apply(customer, call.parameters());
        defaultMethod(customer, call.parameters());
        account.announce("customer.updated", customer, Changes.between(before, customer));
        return customer;
    }

    private static void apply(ObjectNode customer, Parameters said) {
        Changes.texts(customer, said, TEXTS);
        Changes.metadata(customer, said);
        if (said.has("address")) {
            Changes.address(customer, said.inside("address"));
        }
        if (said.has("preferred_locales")) {
            var locales = customer.putArray("preferred_locales");
            said.texts("preferred_locales").forEach(locales::add);
        }
        said.text("tax_exempt").ifPresent(exempt -> customer.put("tax_exempt", exempt));
    }

    private void defaultMethod(ObjectNode customer, Parameters said) {
        var settings = said.inside("invoice_settings");
        if (settings.has("default_payment_method")) {
            settings.text("default_payment_method").ifPresent(id -> methods.attachedTo(customer, id));
            Json.child(customer, "invoice_settings")
                    .put(
                            "default_payment_method",
                            settings.text("default_payment_method").orElse(null));
        }
    }

    private JsonNode delete(Endpoint.Call call) {
        var customer = get(call.id());
        account.stored().remove(Kind.CUSTOMER, call.id());
        methods.detachAll(call.id());
        account.announce("customer.deleted", customer);
        return Json.of(Map.of("id", call.id(), "object", "customer", "deleted", true));
    }

    private JsonNode list(Endpoint.Call call) {
        return Listing.of(account, Kind.CUSTOMER, call.parameters(), Listing.where(call.parameters(), "email"));
    }

    private ObjectNode get(String id) {
        return account.stored().get(Kind.CUSTOMER, id);
    }
}
