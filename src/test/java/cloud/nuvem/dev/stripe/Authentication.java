package cloud.nuvem.dev.stripe;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Where the owner of a card is sent to say that it is really they who pay. */
final class Authentication {

    private final String base;

    Authentication(String base) {
        this.base = base;
    }

    /** The next action of an intent: to the issuer's page, and from there to the return address. */
    ObjectNode of(ObjectNode intent, Optional<String> returnUrl) {
        var action = Json.object();
        returnUrl.ifPresentOrElse(
                back -> action.put("type", "redirect_to_url")
                        .putObject("redirect_to_url")
                        .put("return_url", back)
                        .put("url", page(intent)),
                () -> action.put("type", "use_stripe_sdk")
                        .putObject("use_stripe_sdk")
                        .put("type", "three_d_secure_redirect")
                        .put("stripe_js", page(intent)));
        return action;
    }

    String page(ObjectNode intent) {
        return base + "/3d_secure_2/" + Json.must(intent, "id");
    }
}
