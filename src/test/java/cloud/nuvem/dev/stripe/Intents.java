package cloud.nuvem.dev.stripe;

import tools.jackson.databind.node.ObjectNode;

/** What payment and setup intents have in common: which kinds of methods they take. */
final class Intents {

    private Intents() {}

    /** Kinds that are named, or those of the dashboard, which may redirect. */
    static void choose(ObjectNode intent, Parameters said) {
        var named = said.texts("payment_method_types");
        var automatic = said.inside("automatic_payment_methods");
        if (!named.isEmpty()) {
            if (automatic.flag("enabled")) {
                throw StripeFailure.invalid(
                        null,
                        "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.");
            }
            var types = intent.putArray("payment_method_types");
            named.forEach(types::add);
        } else if (!automatic.has("enabled") || automatic.flag("enabled")) {
            intent.putObject("automatic_payment_methods")
                    .put("allow_redirects", automatic.text("allow_redirects").orElse("always"))
                    .put("enabled", true);
        }
    }

    static void refuseMissingReturnUrl(ObjectNode intent, Parameters said) {
        var automatic = intent.path("automatic_payment_methods");
        if (automatic.path("allow_redirects").asString("never").equals("always") && !said.has("return_url")) {
            throw StripeFailure.invalid(
                    null,
                    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.");
        }
    }
}
