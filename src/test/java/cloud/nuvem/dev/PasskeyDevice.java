package cloud.nuvem.dev;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;

/** A laptop with a fingerprint reader whose owner always says yes: Chromium's virtual authenticator. */
final class PasskeyDevice {

    private PasskeyDevice() {}

    static void attachTo(Page page) {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var request = new JsonObject();
        request.add("options", options);
        var devTools = page.context().newCDPSession(page);
        devTools.send("WebAuthn.enable");
        devTools.send("WebAuthn.addVirtualAuthenticator", request);
    }
}
