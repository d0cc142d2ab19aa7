package cloud.nuvem.dev.stripe;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form for a card, with what is to be paid. */
final class CheckoutPage {

    private static final String FORM = """
            %s
            <form method="post" autocomplete="off">
              %s
              <label for="email">Email</label>
              <input id="email" name="email" type="email" required value="%s">
              <label for="cardNumber">Card number</label>
              <input id="cardNumber" name="cardNumber" inputmode="numeric" required placeholder="4242 4242 4242 4242" value="4242 4242 4242 4242">
              <div class="two">
                <div><label for="cardExpiry">Expiry</label><input id="cardExpiry" name="cardExpiry" required value="12 / 34"></div>
                <div><label for="cardCvc">CVC</label><input id="cardCvc" name="cardCvc" required value="123"></div>
              </div>
              <label for="billingName">Cardholder name</label>
              <input id="billingName" name="billingName" required value="%s">
              <button id="submit">%s</button>
            </form>
            %s
            <p><small>Test cards: 4242 4242 4242 4242 succeeds · 4000 0000 0000 0002 is declined · 4000 0025 0000 3155 asks for
            3-D Secure · 4000 0027 6000 3184 asks each time · 4000 0000 0000 9995 has no funds · 4000 0000 0000 0341 can be saved
            and is declined later.</small></p>
            """;

    private CheckoutPage() {}

    static Pages.Answer of(ObjectNode session, List<JsonNode> items, String email, String problem) {
        boolean pays = Json.must(session, "mode").equals("payment");
        var cancel = Json.text(session, "cancel_url")
                .map(url -> "<p><a id=\"cancel\" href=\"" + Html.safe(url) + "\">Back</a></p>")
                .orElse("");
        var alert = problem.isEmpty() ? "" : "<p role=\"alert\">" + Html.safe(problem) + "</p>";
        var name = email.contains("@") ? email.substring(0, email.indexOf('@')) : "";
        return Html.page(
                pays ? "Pay Nuvem" : "Save a card with Nuvem",
                FORM.formatted(
                        pays ? sum(session, items) : "",
                        alert,
                        Html.safe(email),
                        Html.safe(name),
                        pays ? "Pay" : "Save card",
                        cancel));
    }

    private static String sum(ObjectNode session, List<JsonNode> items) {
        var total = Html.money(Json.number(session, "amount_total"), Json.must(session, "currency"));
        return "<p class=\"total\">" + total + "</p>"
                + items.stream()
                        .map(item -> "<p>" + Html.safe(Json.must(item, "description")) + "</p>")
                        .collect(Collectors.joining());
    }
}
