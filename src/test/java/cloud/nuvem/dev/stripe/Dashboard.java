package cloud.nuvem.dev.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What the account has, and buttons for misbehaviour. */
final class Dashboard {

    private static final int SHOWN = 30;

    private static final String BUTTONS = """
            <h2>The next payment</h2>
            <form method="post" action="/dashboard/fault">
              <button class="plain" name="fault" value="silence">charges, then never answers</button>
              <button class="plain" name="fault" value="error">charges, then answers 500</button>
              <button class="plain" name="fault" value="slow">takes 20 seconds</button>
              <button class="plain" name="fault" value="busy">is refused: too many requests</button>
              <button class="plain" name="fault" value="none">behaves</button> <small>%d planned</small>
            </form>
            <h2>Payments and events from now on</h2>
            <form method="post" action="/dashboard/travel">
              <button class="plain" name="how" value="processing">payments stay in processing</button>
              <button class="plain" name="how" value="settle">settle them</button>
              <button class="plain" name="how" value="hold">hold events</button>
              <button class="plain" name="how" value="backwards">send them, the last first</button>
              <button class="plain" name="how" value="lose">lose them</button>
              <button class="plain" name="how" value="twice">send twice</button>
              <button class="plain" name="how" value="once">send once</button>
            </form>
            """;

    private final Account account;
    private final StripeSandbox sandbox;

    Dashboard(Account account, StripeSandbox sandbox) {
        this.account = account;
        this.sandbox = sandbox;
    }

    String html() {
        return Html.wide(
                "Stripe sandbox",
                BUTTONS.formatted(sandbox.faults().waiting())
                        + section(
                                "Payments",
                                List.of("Payment", "Amount", "Status", "Customer", "For", "When"),
                                Kind.PAYMENT_INTENT,
                                Dashboard::payment)
                        + section(
                                "Customers",
                                List.of("Customer", "Name", "Email", "When"),
                                Kind.CUSTOMER,
                                Dashboard::customer)
                        + section(
                                "Refunds",
                                List.of("Refund", "Amount", "Status", "When"),
                                Kind.REFUND,
                                Dashboard::refund)
                        + section(
                                "Events",
                                List.of("Event", "Type", "Not yet taken by", "When", "Again"),
                                Kind.EVENT,
                                Dashboard::event));
    }

    private String section(String title, List<String> heads, Kind kind, Function<ObjectNode, Stream<String>> row) {
        var head = heads.stream()
                .map(name -> "<th scope=\"col\">" + name + "</th>")
                .collect(Collectors.joining());
        var rows = account.stored()
                .newestFirst(kind)
                .limit(SHOWN)
                .map(object -> row.apply(object)
                        .map(cell -> "<td>" + cell + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining());
        return "<h2>" + title + "</h2><table><tr>" + head + "</tr>" + rows + "</table>";
    }

    private static Stream<String> payment(ObjectNode intent) {
        return Stream.of(
                id(intent),
                amount(intent),
                text(intent, "status"),
                text(intent, "customer"),
                text(intent, "description"),
                when(intent));
    }

    private static Stream<String> customer(ObjectNode customer) {
        return Stream.of(id(customer), text(customer, "name"), text(customer, "email"), when(customer));
    }

    private static Stream<String> refund(ObjectNode refund) {
        return Stream.of(id(refund), amount(refund), text(refund, "status"), when(refund));
    }

    private static Stream<String> event(ObjectNode event) {
        var again = "<form method=\"post\" action=\"/dashboard/resend\"><button class=\"plain\" name=\"event\" value=\""
                + id(event) + "\">Resend</button></form>";
        return Stream.of(
                id(event),
                text(event, "type"),
                String.valueOf(Json.number(event, "pending_webhooks")),
                when(event),
                again);
    }

    private static String id(ObjectNode object) {
        return text(object, "id");
    }

    private static String text(ObjectNode object, String field) {
        return Html.safe(Json.text(object, field).orElse("–"));
    }

    private static String amount(ObjectNode object) {
        return Html.money(Json.number(object, "amount"), Json.must(object, "currency"));
    }

    private static String when(ObjectNode object) {
        return Instant.ofEpochSecond(Json.number(object, "created")).toString();
    }

    void press(String form, Parameters said) {
        switch (form) {
            case "fault" -> fault(said.text("fault").orElse(""));
            case "travel" -> travel(said.text("how").orElse(""));
            case "resend" -> said.text("event").ifPresent(sandbox::resend);
            default -> {}
        }
    }

    private void fault(String name) {
        switch (name) {
            case "silence" -> next(new Faults.Fault.SilenceAfterDoing(Duration.ofMinutes(2)));
            case "error" -> next(new Faults.Fault.ErrorAfterDoing());
            case "slow" -> next(new Faults.Fault.Slow(Duration.ofSeconds(20)));
            case "busy" -> next(new Faults.Fault.TooManyRequests());
            default -> sandbox.faults().clear();
        }
    }

    private void next(Faults.Fault fault) {
        sandbox.faults().next(1, "/v1/payment_intents", fault);
    }

    private void travel(String how) {
        switch (how) {
            case "processing" -> sandbox.processing(true);
            case "settle" -> {
                sandbox.processing(false);
                sandbox.settle();
            }
            case "hold" -> sandbox.deliveries().hold();
            case "backwards" -> sandbox.deliveries().releaseBackwards();
            case "lose" -> sandbox.deliveries().lose();
            case "twice" -> sandbox.deliveries().repeat(2);
            default -> sandbox.deliveries().repeat(1);
        }
    }
}
