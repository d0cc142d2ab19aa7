package cloud.nuvem.dev.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionLineItemListParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/checkout/sessions}, in the modes payment and setup, with the hosted page. */
final class CheckoutSessions {

    private static final long HALF_AN_HOUR = 1_800;
    private static final long DAY = 86_400;
    private static final List<String> TEXTS = List.of(
            "success_url",
            "cancel_url",
            "client_reference_id",
            "customer_email",
            "locale",
            "submit_type",
            "origin_context");

    private final Account account;
    private final SetupIntents setupIntents;
    private final String base;

    /** @param base where the hosted pages are */
    CheckoutSessions(Account account, SetupIntents setupIntents, String base) {
        this.account = account;
        this.setupIntents = setupIntents;
        this.base = base;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v1/checkout/sessions", SessionCreateParams.class, this::create)
                .add("GET", "/v1/checkout/sessions", SessionListParams.class, this::list)
                .add("GET", "/v1/checkout/sessions/{id}", SessionRetrieveParams.class, call -> current(call.id()))
                .add("POST", "/v1/checkout/sessions/{id}/expire", SessionExpireParams.class, this::expire)
                .add("GET", "/v1/checkout/sessions/{id}/line_items", SessionLineItemListParams.class, this::lineItems);
    }

    private JsonNode create(Endpoint.Call call) {
        var said = call.parameters();
        var mode = said.text("mode").orElseThrow(() -> StripeFailure.missing("mode"));
        if (!said.text("ui_mode").orElse("hosted_page").equals("hosted_page")) {
            throw StripeFailure.invalid(null, "This sandbox has the hosted page only.")
                    .at("ui_mode");
        }
        said.required("success_url");
        said.text("customer").ifPresent(id -> account.stored().named("customer", Kind.CUSTOMER, id));
        long expires = expiry(said);
        var session = account.create(Kind.CHECKOUT_SESSION).put("mode", mode).put("expires_at", expires);
        Changes.texts(session, said, TEXTS);
        Changes.metadata(session, said);
        session.put("customer", said.text("customer").orElse(null));
        session.put("url", base + "/c/pay/" + Json.must(session, "id"));
        switch (mode) {
            case "payment" -> toPay(session, said);
            case "setup" -> toSave(session, said);
            default ->
                throw StripeFailure.invalid(null, "This sandbox has no mode " + mode + ".")
                        .at("mode");
        }
        return session;
    }

    private long expiry(Parameters said) {
        long expires = said.number("expires_at").orElse(account.now() + DAY);
        if (expires < account.now() + HALF_AN_HOUR) {
            throw StripeFailure.invalid(
                            null,
                            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.")
                    .at("expires_at");
        }
        if (expires > account.now() + DAY) {
            throw StripeFailure.invalid(
                            null,
                            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.")
                    .at("expires_at");
        }
        return expires;
    }

    private void toPay(ObjectNode session, Parameters said) {
        var items = LineItems.of(said.each("line_items"));
        var money = new PaymentIntents.Money(items.total(), items.currency());
        money.check("line_items");
        session.put("amount_subtotal", money.amount()).put("amount_total", money.amount());
        session.put("currency", money.currency())
                .put("customer_creation", said.text("customer").isPresent() ? null : "if_required");
        session.putObject("total_details")
                .put("amount_discount", 0)
                .put("amount_shipping", 0)
                .put("amount_tax", 0);
        hidden(session).set("line_items", items.json());
        hidden(session).set("intent", Json.of(said.inside("payment_intent_data").tree()));
    }

    private void toSave(ObjectNode session, Parameters said) {
        if (said.has("line_items")) {
            throw StripeFailure.invalid(null, "You can not pass `line_items` in `setup` mode.")
                    .at("line_items");
        }
        if (said.text("currency").isEmpty()
                && said.texts("payment_method_types").isEmpty()) {
            throw StripeFailure.invalid(
                    "parameter_missing",
                    "You must provide one of `currency` or `payment_method_types` when `mode` is `setup`.");
        }
        session.put("currency", said.text("currency").orElse(null)).put("payment_status", "no_payment_required");
        var intent = setupIntents.open();
        intent.put("customer", said.text("customer").orElse(null));
        Changes.metadata(intent, said.inside("setup_intent_data"));
        Changes.texts(intent, said.inside("setup_intent_data"), List.of("description"));
        session.put("setup_intent", Json.must(intent, "id"));
        account.announce("setup_intent.created", intent);
    }

    /** What is known of a session and told elsewhere only. */
    ObjectNode hidden(ObjectNode session) {
        return account.stored().secret(Json.must(session, "id"));
    }

    private JsonNode list(Endpoint.Call call) {
        var asked = call.parameters();
        return Listing.of(
                account,
                Kind.CHECKOUT_SESSION,
                asked,
                Listing.where(asked, "customer")
                        .and(Listing.where(asked, "payment_intent"))
                        .and(Listing.where(asked, "status")));
    }

    /** As it is now: expired when its time is over. */
    ObjectNode current(String id) {
        var session = account.stored().get(Kind.CHECKOUT_SESSION, id);
        if (isOpen(session) && Json.number(session, "expires_at") <= account.now()) {
            expired(session);
        }
        return session;
    }

    static boolean isOpen(ObjectNode session) {
        return Json.must(session, "status").equals("open");
    }

    private JsonNode expire(Endpoint.Call call) {
        var session = current(call.id());
        if (!isOpen(session)) {
            throw StripeFailure.invalid(
                    null,
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of "
                            + Json.must(session, "status") + ".");
        }
        return expired(session);
    }

    private ObjectNode expired(ObjectNode session) {
        session.put("status", "expired").putNull("url");
        account.announce("checkout.session.expired", session);
        return session;
    }

    private JsonNode lineItems(Endpoint.Call call) {
        var session = current(call.id());
        var items = StreamSupport.stream(hidden(session).path("line_items").spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
        return Listing.list(items, "/v1/checkout/sessions/" + call.id() + "/line_items", false);
    }
}
