package cloud.nuvem.dev.stripe;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's published test cards and what they do.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe's documentation</a>
 */
enum TestCard {
    VISA("4242424242424242", "visa"),
    VISA_DEBIT("4000056655665556", "visa_debit"),
    MASTERCARD("5555555555554444", "mastercard"),
    BRAZIL("4000000760000002", "br"),
    DECLINED("4000000000000002", "visa_chargeDeclined", Decline.GENERIC),
    INSUFFICIENT_FUNDS("4000000000009995", "visa_chargeDeclinedInsufficientFunds", Decline.INSUFFICIENT_FUNDS),
    LOST("4000000000009987", "visa_chargeDeclinedLostCard", Decline.LOST),
    STOLEN("4000000000009979", "visa_chargeDeclinedStolenCard", Decline.STOLEN),
    EXPIRED("4000000000000069", "chargeDeclinedExpiredCard", Decline.EXPIRED),
    WRONG_CVC("4000000000000127", "chargeDeclinedIncorrectCvc", Decline.WRONG_CVC),
    PROCESSING_ERROR("4000000000000119", "chargeDeclinedProcessingError", Decline.PROCESSING_ERROR),
    /** Can be saved, then is declined at each charge. */
    DECLINED_LATER("4000000000000341", "chargeCustomerFail", Decline.GENERIC),
    /** Asks once: when it is saved for later, or when it is not saved. */
    ASKS_AT_SETUP("4000002500003155", "authenticationRequiredOnSetup", Asks.UNLESS_SET_UP),
    ASKS_ALWAYS("4000002760003184", "authenticationRequired", Asks.ALWAYS),
    ASKS_ON_SESSION("4000003800000446", "authenticationRequiredSetupForOffSession", Asks.ON_SESSION),
    ASKS_THEN_DECLINED(
            "4000008260003178",
            "authenticationRequiredChargeDeclinedInsufficientFunds",
            Asks.ALWAYS,
            Decline.INSUFFICIENT_FUNDS),
    ASKS_3DS("4000000000003220", "threeDSecure2Required", Asks.ALWAYS),
    DISPUTED("4000000000000259", "createDispute");

    /** When the issuer wants to see its customer. */
    enum Asks {
        NEVER,
        UNLESS_SET_UP,
        ON_SESSION,
        ALWAYS
    }

    private final String number;
    private final String token;
    private final Asks asks;
    private final @Nullable Decline decline;

    TestCard(String number, String token) {
        this(number, token, Asks.NEVER, null);
    }

    TestCard(String number, String token, Decline decline) {
        this(number, token, Asks.NEVER, decline);
    }

    TestCard(String number, String token, Asks asks) {
        this(number, token, asks, null);
    }

    TestCard(String number, String token, Asks asks, @Nullable Decline decline) {
        this.number = number;
        this.token = token;
        this.asks = asks;
        this.decline = decline;
    }

    static Optional<TestCard> ofNumber(String typed) {
        var digits = typed.replaceAll("\\s", "");
        return Arrays.stream(values())
                .filter(card -> card.number.equals(digits))
                .findFirst();
    }

    /** By {@code pm_card_visa} or {@code tok_visa}. */
    static Optional<TestCard> ofToken(String token) {
        return Arrays.stream(values())
                .filter(card -> token.equals("pm_card_" + card.token) || token.equals("tok_" + card.token))
                .findFirst();
    }

    boolean asksNow(boolean offSession, boolean setUp) {
        return switch (asks) {
            case NEVER -> false;
            case UNLESS_SET_UP -> !(offSession && setUp);
            case ON_SESSION -> !offSession;
            case ALWAYS -> true;
        };
    }

    /** Whether the issuer wants to see its customer before the card is saved. */
    boolean asksWhenSaved() {
        return asks != Asks.NEVER;
    }

    Optional<Decline> declinedWhenCharged() {
        return Optional.ofNullable(decline);
    }

    Optional<Decline> declinedWhenSaved() {
        return this == DECLINED_LATER || this == ASKS_THEN_DECLINED ? Optional.empty() : Optional.ofNullable(decline);
    }

    String number() {
        return number;
    }

    String lastFour() {
        return number.substring(number.length() - 4);
    }

    String brand() {
        return number.startsWith("5") ? "mastercard" : "visa";
    }

    String funding() {
        return this == VISA_DEBIT ? "debit" : "credit";
    }

    String country() {
        return this == BRAZIL ? "BR" : "US";
    }
}
