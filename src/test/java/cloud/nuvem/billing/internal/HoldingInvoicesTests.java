package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.billing.InvoiceDetails.HoldReason.Code;
import cloud.nuvem.metering.UsageLedger;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HoldingInvoicesTests {

    private final BillingWorld world = new BillingWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private List<Code> heldFor() {
        return world.bean(RunRepository.class).held(world.month.atDay(1)).stream()
                .flatMap(held -> held.reasons().stream())
                .map(HoldReason::code)
                .toList();
    }

    @Test
    void waitsForARegionAndThenHoldsForIt() {
        var acme = world.organization();
        world.ran(world.project(acme, "Shop"), "web-1", "u1.large", 1, 100);
        world.watchedUntil(world.month.atDay(28).atStartOfDay().toInstant(ZoneOffset.UTC));
        world.toMonthEnd();

        world.run().run(world.month);
        assertThat(world.invoices()).isEmpty();
        world.clock.by(Duration.ofDays(2));
        world.run().run(world.month);
        assertThat(heldFor()).containsExactly(Code.REGION_NOT_WATCHED);

        world.watchedUntil(world.clock.instant());
        world.run().run(world.month);
        assertThat(world.invoices()).singleElement().asString().endsWith("ISSUED");
    }

    @Test
    void holdsOverAGapUntilSomebodyExplainsIt() {
        var acme = world.organization();
        var shop = world.project(acme, "Shop");
        world.ran(shop, "web-1", "u1.large", 1, 100);
        var day = world.month.atDay(5).atStartOfDay().toInstant(ZoneOffset.UTC);
        var gap = world.gap(shop, day, day.plusSeconds(3600));
        world.toMonthEnd();

        world.run().run(world.month);
        world.run().run(world.month);
        assertThat(heldFor()).containsExactly(Code.UNEXPLAINED_GAP);

        world.bean(UsageLedger.class).explain(gap, "The region's network was out");
        world.run().run(world.month);
        assertThat(world.invoices()).singleElement().asString().endsWith("ISSUED");
    }

    @Test
    void holdsUntilSomebodySaysWhomToBill() {
        var stranger = world.strangerToBilling();
        world.ran(world.project(stranger, "Shop"), "web-1", "u1.large", 1, 100);
        world.toMonthEnd();

        world.run().run(world.month);
        assertThat(heldFor()).containsExactly(Code.NO_BILLING_ACCOUNT);

        world.account(stranger, "DE", "");
        world.run().run(world.month);
        assertThat(world.invoices()).singleElement().asString().endsWith("ISSUED");
    }

    @Test
    void parksARunaway() {
        var acme = world.organization();
        var shop = world.project(acme, "Shop");
        var from = world.month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        world.used(shop, "VOLUME_SIZE", "fast", "volume", "runaway", "5000000", from, from.plus(Duration.ofDays(20)));
        world.toMonthEnd();

        world.run().run(world.month);

        assertThat(heldFor()).contains(Code.ABOVE_LIMIT);
        assertThat(world.invoices()).singleElement().asString().endsWith("HELD");
    }

    @Test
    void chargesNothingForWhatHasNoPriceAndAsks() {
        var acme = world.organization();
        var shop = world.project(acme, "Shop");
        world.ran(shop, "web-1", "u1.large", 1, 100);
        world.ran(shop, "odd-1", "x9.unknown", 1, 100);
        world.toMonthEnd();

        world.run().run(world.month);

        assertThat(heldFor()).containsExactly(Code.USAGE_WITHOUT_PRICE);
    }
}
