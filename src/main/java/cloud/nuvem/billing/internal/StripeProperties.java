package cloud.nuvem.billing.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Stripe, where the provider has an account there.
 *
 * @param apiKey secret; without it no cards are taken
 * @param webhookSecret secret; without it no message is believed
 * @param publishableKey not used by pages of ours; kept with the others
 * @param patience for one answer
 * @param messageAge the oldest signature that is believed
 */
@ConfigurationProperties("nuvem.billing.stripe")
record StripeProperties(
        @DefaultValue("https://api.stripe.com") String apiBase,
        @Nullable String apiKey,
        @Nullable String webhookSecret,
        @Nullable String publishableKey,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("5m") Duration messageAge) {

    boolean isConfigured() {
        return apiKey != null && !apiKey.isBlank();
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "StripeProperties[" + apiBase + "]";
    }
}
