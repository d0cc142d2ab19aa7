package cloud.nuvem.dev.stripe;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** Signs what is sent to a webhook endpoint, with the time of the sending. */
final class Signing {

    private final Clock clock;

    Signing(Clock clock) {
        this.clock = clock;
    }

    HttpRequest request(ObjectNode event, String url, String secret) {
        var payload = event.toPrettyString();
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", header(payload, secret))
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
    }

    /** {@code t=<seconds>,v1=<HMAC-SHA256 of "seconds.payload" in hexadecimal>}. */
    String header(String payload, String secret) {
        long now = clock.instant().getEpochSecond();
        return "t=" + now + ",v1=" + signature(now + "." + payload, secret);
    }

    private static String signature(String signed, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
