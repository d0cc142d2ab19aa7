package cloud.nuvem.dev.stripe;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of objects, with the first letters of their ids and where they are listed. */
enum Kind {
    CUSTOMER("customer", "cus_", 14, "/v1/customers"),
    PAYMENT_METHOD("payment_method", "pm_1", 23, "/v1/payment_methods"),
    PAYMENT_INTENT("payment_intent", "pi_3", 23, "/v1/payment_intents"),
    SETUP_INTENT("setup_intent", "seti_1", 23, "/v1/setup_intents"),
    CHARGE("charge", "ch_3", 23, "/v1/charges"),
    REFUND("refund", "re_3", 23, "/v1/refunds"),
    DISPUTE("dispute", "du_1", 23, "/v1/disputes"),
    BALANCE_TRANSACTION("balance_transaction", "txn_3", 23, "/v1/balance_transactions"),
    CHECKOUT_SESSION("checkout.session", "cs_test_a1", 56, "/v1/checkout/sessions"),
    EVENT("event", "evt_1", 23, "/v1/events"),
    WEBHOOK_ENDPOINT("webhook_endpoint", "we_1", 23, "/v1/webhook_endpoints");

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String object;
    private final String prefix;
    private final int length;
    private final String path;
    private final ObjectNode template;

    Kind(String object, String prefix, int length, String path) {
        this.object = object;
        this.prefix = prefix;
        this.length = length;
        this.path = path;
        this.template = Json.resource("/stripe/" + object + ".json");
    }

    static Optional<Kind> ofId(String id) {
        return Arrays.stream(values())
                .filter(kind -> id.startsWith(kind.prefix.substring(0, kind.prefix.lastIndexOf('_') + 1)))
                .findFirst();
    }

    /** A new object with an id and nothing else said yet. */
    ObjectNode fresh(long now) {
        return template.deepCopy().put("id", prefix + random(length)).put("created", now);
    }

    static String random(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    String object() {
        return object;
    }

    /** How a refusal names it. */
    String noun() {
        return switch (this) {
            case PAYMENT_METHOD -> "PaymentMethod";
            case SETUP_INTENT -> "setupintent";
            default -> object;
        };
    }

    /** How a refusal names the id in the path. */
    String pathParameter() {
        return switch (this) {
            case PAYMENT_INTENT, SETUP_INTENT -> "intent";
            case PAYMENT_METHOD -> "payment_method";
            case CHECKOUT_SESSION -> "session";
            default -> "id";
        };
    }

    String path() {
        return path;
    }
}
