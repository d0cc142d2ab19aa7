package cloud.nuvem.dev.stripe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person does at the hosted page of a session: pays or saves a card, and is sent back. */
final class Checkout {

    private final Account account;
    private final CheckoutSessions sessions;
    private final Parts parts;

    /** What the person typed. */
    record Typed(String number, String name, String email) {}

    /** What the person sees next. */
    sealed interface Next {
        record GoTo(String url) implements Next {}

        record Refused(String message) implements Next {}
    }

    /** What moves money and cards. */
    record Parts(
            PaymentMethods methods,
            PaymentIntents paymentIntents,
            Payments payments,
            Setups setups,
            Authentication authentication) {}

    Checkout(Account account, CheckoutSessions sessions, Parts parts) {
        this.account = account;
        this.sessions = sessions;
        this.parts = parts;
    }

    ObjectNode session(String id) {
        return sessions.current(id);
    }

    List<JsonNode> items(ObjectNode session) {
        return sessions.hidden(session).path("line_items").valueStream().toList();
    }

    Next submit(ObjectNode session, Typed typed) {
        var card = TestCard.ofNumber(typed.number());
        if (card.isEmpty()) {
            return new Next.Refused(
                    "Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://docs.stripe.com/testing.");
        }
        var method = parts.methods().of(card.get());
        Json.child(method, "billing_details").put("name", typed.name()).put("email", typed.email());
        session.putObject("customer_details")
                .putNull("address")
                .put("email", typed.email())
                .put("name", typed.name())
                .putNull("phone")
                .put("tax_exempt", "none")
                .putArray("tax_ids");
        return Json.must(session, "mode").equals("setup") ? save(session, method) : pay(session, method);
    }

    private Next pay(ObjectNode session, ObjectNode method) {
        var intent = intent(session);
        intent.put("payment_method", Json.must(method, "id"));
        var refusal = parts.payments().confirm(intent, false, Optional.of(Json.must(session, "success_url")));
        return next(session, intent, refusal);
    }

    /** Made at the first attempt. */
    private ObjectNode intent(ObjectNode session) {
        var known = Json.text(session, "payment_intent");
        if (known.isPresent()) {
            return account.stored().get(Kind.PAYMENT_INTENT, known.get());
        }
        var intent = parts.paymentIntents()
                .open(new PaymentIntents.Money(Json.number(session, "amount_total"), Json.must(session, "currency")));
        var wanted = sessions.hidden(session).path("intent");
        wanted.properties()
                .forEach(field -> intent.set(field.getKey(), field.getValue().deepCopy()));
        intent.put("customer", Json.text(session, "customer").orElse(null));
        session.put("payment_intent", Json.must(intent, "id"));
        account.announce("payment_intent.created", intent);
        return intent;
    }

    private Next save(ObjectNode session, ObjectNode method) {
        var intent = account.stored().get(Kind.SETUP_INTENT, Json.must(session, "setup_intent"));
        intent.put("payment_method", Json.must(method, "id"));
        var refusal = parts.setups().confirm(intent, Optional.of(Json.must(session, "success_url")));
        return next(session, intent, refusal);
    }

    /** The person said yes or no at the issuer's page of an intent. */
    Next authenticated(ObjectNode intent, boolean agreed) {
        boolean pays = Json.must(intent, "object").equals("payment_intent");
        var back = Json.text(intent.path("next_action").path("redirect_to_url"), "return_url");
        var refusal = pays
                ? parts.payments().authenticated(intent, agreed)
                : parts.setups().authenticated(intent, agreed);
        var session = sessionOf(intent);
        if (session.isPresent()) {
            return next(session.get(), intent, refusal);
        }
        var mark = Json.must(intent, "object") + "=" + Json.must(intent, "id") + "&" + Json.must(intent, "object")
                + "_client_secret=" + Json.must(intent, "client_secret") + "&redirect_status="
                + (refusal.isPresent() ? "failed" : "succeeded");
        return back.<Next>map(url -> new Next.GoTo(url + (url.contains("?") ? "&" : "?") + mark))
                .orElseGet(() ->
                        new Next.Refused(refusal.map(StripeFailure::getMessage).orElse("Thank you.")));
    }

    Optional<ObjectNode> sessionOf(ObjectNode intent) {
        var id = Json.must(intent, "id");
        var field = Json.must(intent, "object");
        return account.stored()
                .newestFirst(Kind.CHECKOUT_SESSION)
                .filter(session -> Json.text(session, field).filter(id::equals).isPresent())
                .findFirst();
    }

    private Next next(ObjectNode session, ObjectNode intent, Optional<StripeFailure> refusal) {
        if (refusal.isPresent()) {
            return new Next.Refused(String.valueOf(refusal.get().getMessage()));
        }
        if (Json.must(intent, "status").equals("requires_action")) {
            return new Next.GoTo(parts.authentication().page(intent));
        }
        complete(session, intent);
        return new Next.GoTo(
                Json.must(session, "success_url").replace("{CHECKOUT_SESSION_ID}", Json.must(session, "id")));
    }

    private void complete(ObjectNode session, ObjectNode intent) {
        boolean paid = Json.must(intent, "object").equals("payment_intent")
                && Json.must(intent, "status").equals("succeeded");
        session.put("status", "complete").putNull("url");
        if (paid) {
            session.put("payment_status", "paid");
        }
        account.announce("checkout.session.completed", session, Map.of());
    }
}
