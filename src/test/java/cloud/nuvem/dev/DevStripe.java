package cloud.nuvem.dev;

import cloud.nuvem.dev.cluster.ClusterTime;
import cloud.nuvem.dev.stripe.StripeSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The embedded sandbox of Stripe. */
public final class DevStripe implements AutoCloseable {

    private static final String WEBHOOKS = "/webhooks/stripe";

    private final StripeSandbox sandbox;

    private DevStripe(StripeSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Knows in the next run what it knew in this.
     *
     * @param port another is taken when it is not free
     */
    public static DevStripe keptIn(Path folder, int port, Clock clock) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var options = new StripeSandbox.Options(folder.resolve("account.json"), clock, Ports.freeOrOther(port));
        return new DevStripe(StripeSandbox.start(options));
    }

    /** Knows what happened since its start. */
    public static DevStripe throwAway() {
        return new DevStripe(StripeSandbox.throwAway(ClusterTime.clock()));
    }

    /** Sends events to this portal, as an operator would set up at Stripe. */
    public void tell(URI portal) {
        sandbox.tell(portal.resolve(WEBHOOKS));
    }

    public StripeSandbox sandbox() {
        return sandbox;
    }

    /** What the portal is told. */
    public Map<String, String> properties() {
        return Map.of(
                "nuvem.billing.stripe.api-base", sandbox.url().toString(),
                "nuvem.billing.stripe.api-key", sandbox.keys().secret(),
                "nuvem.billing.stripe.publishable-key", sandbox.keys().publishable(),
                "nuvem.billing.stripe.webhook-secret", sandbox.keys().webhookSecret());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
