package cloud.nuvem.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults on demand, and what Stripe’s promise of the same answer for the same key is worth then. */
class MisbehavingTests {

    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String VISA = "pm_card_visa";

    private final StripeSandbox sandbox = StripeSandbox.throwAway(Clock.systemUTC());
    private final Shop shop = new Shop(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void chargesAndNeverAnswers() throws StripeException {
        sandbox.faults().next(1, PAYMENTS, new Faults.Fault.SilenceAfterDoing(Duration.ofSeconds(2)));
        assertThatThrownBy(() -> shop.charge(VISA, "k")).isInstanceOf(ApiConnectionException.class);
        assertThat(sandbox.chargesMade()).isEqualTo(1);
        assertThat(shop.charge(VISA, "k").getStatus()).isEqualTo("succeeded");
        assertThat(sandbox.chargesMade()).isEqualTo(1);
    }

    @Test
    void chargesAndAnswersWithAnErrorForThatKeyForGood() {
        sandbox.faults().next(1, PAYMENTS, new Faults.Fault.ErrorAfterDoing());
        var first = catchThrowableOfType(ApiException.class, () -> shop.charge(VISA, "k"));
        assertThat(first.getStatusCode()).isEqualTo(500);
        var again = catchThrowableOfType(ApiException.class, () -> shop.charge(VISA, "k"));
        assertThat(again.getStatusCode()).isEqualTo(500);
        assertThat(sandbox.chargesMade()).isEqualTo(1);
    }

    @Test
    void refusesWhenItIsBusyAndLeavesTheKeyFree() throws StripeException {
        sandbox.faults().next(1, PAYMENTS, new Faults.Fault.TooManyRequests());
        assertThatThrownBy(() -> shop.charge(VISA, "k")).isInstanceOf(RateLimitException.class);
        assertThat(sandbox.chargesMade()).isZero();
        assertThat(shop.charge(VISA, "k").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void refusesASecondRequestWhileTheFirstIsUnderWay() {
        sandbox.faults().next(1, PAYMENTS, new Faults.Fault.Slow(Duration.ofSeconds(2)));
        assertThatThrownBy(() -> shop.charge(VISA, "k")).isInstanceOf(ApiConnectionException.class);
        var second = catchThrowableOfType(ApiException.class, () -> shop.charge(VISA, "k"));
        assertThat(second.getStatusCode()).isEqualTo(409);
        assertThat(second.getCode()).isEqualTo("idempotency_key_in_use");
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(shop.charge(VISA, "k").getStatus()).isEqualTo("succeeded"));
        assertThat(sandbox.chargesMade()).isEqualTo(1);
    }

    @Test
    void keepsPaymentsInProcessingUntilTheyAreSettled() throws StripeException {
        sandbox.processing(true);
        var intent = shop.charge(VISA, "k");
        assertThat(intent.getStatus()).isEqualTo("processing");
        assertThat(sandbox.chargesMade()).isZero();
        sandbox.settle();
        assertThat(shop.stripe().v1().paymentIntents().retrieve(intent.getId()).getStatus())
                .isEqualTo("succeeded");
    }
}
