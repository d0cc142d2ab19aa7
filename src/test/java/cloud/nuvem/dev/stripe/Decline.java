package cloud.nuvem.dev.stripe;

/** Why an issuer refuses. */
enum Decline {
    GENERIC("card_declined", "generic_decline", "Your card was declined."),
    INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "Your card has insufficient funds."),
    LOST("card_declined", "lost_card", "Your card was declined."),
    STOLEN("card_declined", "stolen_card", "Your card was declined."),
    EXPIRED("expired_card", "expired_card", "Your card has expired."),
    WRONG_CVC("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
    PROCESSING_ERROR(
            "processing_error",
            "processing_error",
            "An error occurred while processing your card. Try again in a little bit."),
    AUTHENTICATION_REQUIRED(
            "authentication_required",
            "authentication_required",
            "Your card was declined. This transaction requires authentication.");

    private final String code;
    private final String declineCode;
    private final String message;

    Decline(String code, String declineCode, String message) {
        this.code = code;
        this.declineCode = declineCode;
        this.message = message;
    }

    String code() {
        return code;
    }

    String declineCode() {
        return declineCode;
    }

    String message() {
        return message;
    }
}
