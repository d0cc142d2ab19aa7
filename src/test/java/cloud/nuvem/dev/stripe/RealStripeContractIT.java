package cloud.nuvem.dev.stripe;

import com.stripe.StripeClient;
import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Stripe itself keeps the contract: with the key of a test account. */
@EnabledIfEnvironmentVariable(
        named = "STRIPE_API_KEY",
        matches = "sk_test_.+",
        disabledReason = "STRIPE_API_KEY holds no key of a Stripe test account")
class RealStripeContractIT extends StripeContract {

    @Override
    StripeClient stripe() {
        return stripeWith(Objects.requireNonNull(System.getenv("STRIPE_API_KEY")));
    }

    @Override
    StripeClient stripeWith(String key) {
        return StripeClient.builder().setApiKey(key).build();
    }
}
