package cloud.nuvem.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.dev.Replica;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

class PricesInForceTests {

    private static final Instant NOVEMBER = Instant.parse("2026-11-24T08:00:00Z");

    private static Replica portal;

    private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

    @EnableConfigurationProperties(PricingProperties.class)
    static class Settings {}

    @BeforeAll
    static void start() {
        portal = new Replica(List.of("tenancy", "pricing"), Clock.fixed(NOVEMBER, ZoneOffset.UTC), Settings.class);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void beginsWithTheStandardPlan() {
        assertThat(prices().plan(organization)).isEqualTo(new Plan("standard", "Standard"));
        assertThat(prices().inForce(organization))
                .contains(new Price(Meter.VM_RUNNING, "u1.large", Money.of("0.0372", "EUR"), Money.of("24.90", "EUR")))
                .contains(new Price(Meter.VOLUME_SIZE, "fast", Money.of("0.08", "EUR"), null));
    }

    /** A month at the hourly price is never cheaper than the cap, and the cap a fair discount. */
    @Test
    void isConsistentInItself() {
        assertThat(prices().inForce(organization))
                .filteredOn(price -> price.meter() == Meter.VM_RUNNING)
                .allSatisfy(price -> {
                    var month = price.perUnit().amount().multiply(BigDecimal.valueOf(730));
                    var cap = Objects.requireNonNull(price.monthlyCap());
                    assertThat(month.doubleValue() / cap.amount().doubleValue())
                            .as(price.dimension())
                            .isBetween(1.08, 1.10);
                });
    }

    @Test
    void estimatesAConfiguration() {
        var estimate = prices().estimate(
                        organization,
                        List.of(
                                new PricedItem(Meter.VM_RUNNING, "u1.large", BigDecimal.ONE, false),
                                new PricedItem(Meter.VOLUME_SIZE, "fast", BigDecimal.valueOf(40), true),
                                new PricedItem(Meter.VOLUME_SIZE, "golden", BigDecimal.ONE, true)));

        assertThat(estimate.perMonth()).isEqualTo(Money.of("28.10", "EUR"));
        assertThat(estimate.perHour()).isEqualTo(Money.of("0.0416", "EUR"));
        assertThat(estimate.whileStopped()).isEqualTo(Money.of("3.20", "EUR"));
        assertThat(estimate.lines()).hasSize(2);
        assertThat(estimate.unpriced()).extracting(PricedItem::dimension).containsExactly("golden");
    }

    @Test
    void followsTheNewestListThatHasBegunWithinSeconds() {
        var admin = MigratedPostgres.shared().superuser();
        var plan = "plan-" + organization.value().toString().substring(0, 8);
        admin.execute("insert into pricing.plan values ({0}, 'Own', {0}, false)", DSL.val(plan));
        list(plan, "2026-01-01T00:00:00Z", "0.5");
        list(plan, "2027-01-01T00:00:00Z", "0.9");
        admin.execute(
                "insert into pricing.organization_plan values ({0}, {1}, '2026-11-01T00:00:00Z')",
                DSL.val(organization.value()), DSL.val(plan));
        admin.execute(
                "insert into pricing.organization_plan values ({0}, 'standard', '2026-12-01T00:00:00Z')",
                DSL.val(organization.value()));

        assertThat(perHour()).isEqualTo(Money.of("0.5", "EUR"));

        list(plan, "2026-11-20T00:00:00Z", "0.7");
        Awaitility.await().until(() -> perHour().equals(Money.of("0.7", "EUR")));
    }

    private Money perHour() {
        return prices().inForce(organization).getFirst().perUnit();
    }

    private static void list(String name, String from, String perHour) {
        MigratedPostgres.shared()
                .superuser()
                .execute(
                        "with list as (insert into pricing.price_list (name, currency, valid_from)"
                                + " values ({0}, 'EUR', {1}::timestamptz) returning id)"
                                + " insert into pricing.price (price_list_id, meter, dimension, per_unit)"
                                + " select id, 'VM_RUNNING', 'u1.large', {2}::numeric from list",
                        DSL.val(name), DSL.val(from), DSL.val(perHour));
    }

    private static Prices prices() {
        return portal.bean(Prices.class);
    }
}
