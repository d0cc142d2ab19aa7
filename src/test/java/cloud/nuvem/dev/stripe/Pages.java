package cloud.nuvem.dev.stripe;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The pages that Stripe would show: checkout, the issuer's question, receipts; and the dashboard. */
final class Pages {

    private final Account account;
    private final Checkout checkout;
    private final Dashboard dashboard;

    /** What a browser gets. */
    sealed interface Answer {
        record Html(int status, String html) implements Answer {}

        record Redirect(String url) implements Answer {}
    }

    Pages(Account account, Checkout checkout, Dashboard dashboard) {
        this.account = account;
        this.checkout = checkout;
        this.dashboard = dashboard;
    }

    Answer get(String path) {
        synchronized (account) {
            try {
                return shown(path);
            } catch (StripeFailure unknown) {
                return notFound();
            }
        }
    }

    private Answer shown(String path) {
        if (path.equals("/")) {
            return new Answer.Html(200, dashboard.html());
        }
        if (path.startsWith("/c/pay/")) {
            return checkoutPage(checkout.session(last(path)), "");
        }
        if (path.startsWith("/3d_secure_2/")) {
            return issuerPage(intent(path));
        }
        if (path.startsWith("/receipts/")) {
            return receipt(account.stored().get(Kind.CHARGE, last(path)));
        }
        return notFound();
    }

    Answer post(String path, Parameters said) {
        if (path.startsWith("/dashboard/")) {
            dashboard.press(last(path), said);
            return new Answer.Redirect("/");
        }
        synchronized (account) {
            try {
                return done(path, said);
            } catch (StripeFailure unknown) {
                return notFound();
            } finally {
                account.stored().save();
            }
        }
    }

    private Answer done(String path, Parameters said) {
        if (path.startsWith("/c/pay/")) {
            var session = checkout.session(last(path));
            return CheckoutSessions.isOpen(session) ? submitted(session, said) : checkoutPage(session, "");
        }
        if (path.startsWith("/3d_secure_2/")) {
            return authenticated(
                    intent(path), said.text("answer").filter("complete"::equals).isPresent());
        }
        return notFound();
    }

    private Answer submitted(ObjectNode session, Parameters said) {
        var typed = new Checkout.Typed(
                said.text("cardNumber").orElse(""),
                said.text("billingName").orElse(""),
                said.text("email").orElse(""));
        return switch (checkout.submit(session, typed)) {
            case Checkout.Next.GoTo(var url) -> new Answer.Redirect(url);
            case Checkout.Next.Refused(var message) -> checkoutPage(session, message);
        };
    }

    private Answer authenticated(ObjectNode intent, boolean agreed) {
        if (!Json.must(intent, "status").equals("requires_action")) {
            return issuerPage(intent);
        }
        return switch (checkout.authenticated(intent, agreed)) {
            case Checkout.Next.GoTo(var url) -> new Answer.Redirect(url);
            case Checkout.Next.Refused(var message) ->
                checkout.sessionOf(intent)
                        .map(session -> checkoutPage(session, message))
                        .orElseGet(
                                () -> Html.page("Authentication", "<p role=\"alert\">" + Html.safe(message) + "</p>"));
        };
    }

    private ObjectNode intent(String path) {
        return account.stored()
                .find(last(path))
                .orElseThrow(() -> StripeFailure.unknown(Kind.PAYMENT_INTENT, last(path)));
    }

    private Answer checkoutPage(ObjectNode session, String problem) {
        if (!CheckoutSessions.isOpen(session)) {
            return Html.page("Checkout", "<p>This page has done its work or has expired. You can close it.</p>");
        }
        var email = Json.text(session, "customer_email")
                .or(() -> Json.text(session, "customer")
                        .flatMap(id -> account.stored().find(Kind.CUSTOMER, id))
                        .flatMap(customer -> Json.text(customer, "email")));
        return CheckoutPage.of(session, checkout.items(session), email.orElse(""), problem);
    }

    private static Answer issuerPage(ObjectNode intent) {
        if (!Json.must(intent, "status").equals("requires_action")) {
            return Html.page("3-D Secure", "<p>There is nothing to answer any more. You can close this page.</p>");
        }
        return Html.page("3-D Secure test page", """
                <p>The bank of the card asks: is it really you who pays%s?</p>
                <form method="post">
                  <button name="answer" value="complete" id="test-source-authorize-3ds">Complete</button>
                  <button name="answer" value="fail" class="plain" id="test-source-fail-3ds">Fail</button>
                </form>
                """.formatted(
                        intent.has("amount")
                                ? " " + Html.money(Json.number(intent, "amount"), Json.must(intent, "currency"))
                                : ""));
    }

    private static Answer receipt(ObjectNode charge) {
        var facts = Html.table(Map.of(
                "Amount paid", Html.money(Json.number(charge, "amount"), Json.must(charge, "currency")),
                "Card",
                        "•••• "
                                + Json.must(
                                        charge.path("payment_method_details").path("card"), "last4"),
                "Refunded", Html.money(Json.number(charge, "amount_refunded"), Json.must(charge, "currency")),
                "For", Json.text(charge, "description").orElse("–"),
                "Receipt", Json.must(charge, "id")));
        return Html.page("Receipt from Nuvem", facts);
    }

    private static Answer notFound() {
        return new Answer.Html(404, Html.document("Not found", "<p>There is nothing here.</p>"));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
