package cloud.nuvem.dev.stripe;

import com.stripe.StripeClient;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The sandbox keeps the contract. */
@TestInstance(Lifecycle.PER_CLASS)
class SandboxContractTests extends StripeContract {

    private final StripeSandbox sandbox = StripeSandbox.throwAway(Clock.systemUTC());

    @AfterAll
    void close() {
        sandbox.close();
    }

    @Override
    StripeClient stripe() {
        return stripeWith(sandbox.keys().secret());
    }

    @Override
    StripeClient stripeWith(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(sandbox.url().toString())
                .build();
    }
}
