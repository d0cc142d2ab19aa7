package cloud.nuvem.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account outlives the run when it has a file. */
class KeepingTheAccountTests {

    @Test
    void knowsInTheNextRunWhatWasPaidAndSaved(@TempDir Path folder) throws StripeException {
        var options = new StripeSandbox.Options(folder.resolve("account.json"), Clock.systemUTC(), 0);
        String customer;
        try (var first = StripeSandbox.start(options)) {
            var shop = new Shop(first);
            var buyer = shop.customer();
            customer = buyer.getId();
            shop.type(shop.sessionToSave(buyer).getUrl(), "4242424242424242");
            shop.charge("pm_card_visa", "k");
        }
        try (var second = StripeSandbox.start(options)) {
            var shop = new Shop(second);
            assertThat(shop.stripe()
                            .v1()
                            .customers()
                            .paymentMethods()
                            .list(customer)
                            .getData())
                    .hasSize(1);
            assertThat(second.taken()).isEqualTo(2_000);
        }
    }
}
