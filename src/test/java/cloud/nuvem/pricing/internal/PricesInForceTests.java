package cloud.nuvem.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.dev.Replica;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.pricing.Rating;
import cloud.nuvem.pricing.UsagePeriod;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
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
                .contains(new Price(Meter.VOLUME_SIZE, "fast", Money.of("0.08", "EUR"), null))
                .contains(new Price(
                        Meter.OUTBOUND_TRAFFIC,
                        Meter.INTERNET,
                        Money.of("0.01", "EUR"),
                        new BigDecimal("1000").stripTrailingZeros(),
                        List.of(new Price.Tier(new BigDecimal("10000").stripTrailingZeros(), Money.of("0.008", "EUR"))),
                        null));
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
        admin.execute("insert into pricing.plan (id, name) values ({0}, 'Own')", DSL.val(plan));
        admin.execute(
                "insert into pricing.plan_version (plan_id, valid_from, price_list, made_at)"
                        + " values ({0}, '2026-01-01T00:00:00Z', {0}, '2026-01-01T00:00:00Z')",
                DSL.val(plan));
        list(plan, "2026-01-01T00:00:00Z", "0.5");
        list(plan, "2027-01-01T00:00:00Z", "0.9");
        put(plan, "2026-11-01T00:00:00Z");
        put("standard", "2026-12-01T00:00:00Z");

        assertThat(perHour()).isEqualTo(Money.of("0.5", "EUR"));

        list(plan, "2026-11-20T00:00:00Z", "0.7");
        Awaitility.await().until(() -> perHour().equals(Money.of("0.7", "EUR")));
    }

    /** Law 5: what was in force is what is charged, each second at one price, whatever is activated later. */
    @Test
    void tellsAllThatCountsInAMonth() {
        var plan = "plan-" + organization.value().toString().substring(0, 8);
        var admin = MigratedPostgres.shared().superuser();
        admin.execute("insert into pricing.plan (id, name) values ({0}, 'Own')", DSL.val(plan));
        admin.execute(
                "insert into pricing.plan_version (plan_id, valid_from, price_list, discount_percent, made_at) values"
                        + " ({0}, '2026-01-01T00:00:00Z', {0}, 0, '2026-01-01T00:00:00Z'),"
                        + " ({0}, '2026-10-20T00:00:00Z', {0}, 10, '2026-01-01T00:00:00Z')",
                DSL.val(plan));
        list(plan, "2026-01-01T00:00:00Z", "0.10");
        list(plan, "2026-10-11T00:00:00Z", "0.20");
        put(plan, "2026-10-06T00:00:00Z");
        var october = MonthlyUsage.month(YearMonth.of(2026, 10));

        var timeline = prices().over(organization, october);

        assertThat(timeline.of(Meter.VM_RUNNING, "u1.large").prices())
                .extracting(
                        dated -> dated.validity().from().toString(),
                        dated -> dated.price().perUnit().amount().toPlainString(),
                        dated -> dated.discountPercent().intValueExact())
                .containsExactly(
                        tuple("2026-10-01T00:00:00Z", "0.0372", 0),
                        tuple("2026-10-06T00:00:00Z", "0.1", 0),
                        tuple("2026-10-11T00:00:00Z", "0.2", 0),
                        tuple("2026-10-20T00:00:00Z", "0.2", 10));
        var usage = new MonthlyUsage(
                Meter.VM_RUNNING, "u1.large", october, List.of(new UsagePeriod(october, BigDecimal.ONE)));
        // 120 h × 0.0372 + 120 h × 0.10 + 216 h × 0.20 + 288 h × 0.20 × 90 %
        assertThat(Rating.rate(usage, timeline.of(Meter.VM_RUNNING, "u1.large")).amount())
                .isEqualTo(Money.of("111.50", "EUR"));
    }

    @Test
    void offersEachCurrencyOnce() {
        assertThat(prices().offered())
                .extracting(offer -> offer.plan().id())
                .containsSubsequence("standard-brl", "standard", "standard-usd");
        assertThat(prices().estimate(
                                Currency.getInstance("BRL"),
                                List.of(new PricedItem(Meter.VM_RUNNING, "u1.large", BigDecimal.ONE, 3, false))))
                .hasValueSatisfying(estimate -> assertThat(estimate.perMonth()).isEqualTo(Money.of("448.20", "BRL")));
        assertThat(prices().estimate(Currency.getInstance("JPY"), List.of())).isEmpty();
    }

    private Money perHour() {
        return prices().inForce(organization).getFirst().perUnit();
    }

    private void put(String plan, String from) {
        MigratedPostgres.shared()
                .superuser()
                .execute(
                        "insert into pricing.organization_plan values ({0}, {1}, {2}::timestamptz, {2}::timestamptz)",
                        DSL.val(organization.value()), DSL.val(plan), DSL.val(from));
    }

    private static void list(String name, String from, String perHour) {
        var admin = MigratedPostgres.shared().superuser();
        admin.execute("insert into pricing.price_list (name, currency) values ({0}, 'EUR')", DSL.val(name));
        admin.execute(
                "insert into pricing.price (price_list_id, meter, dimension, per_unit)"
                        + " select id, 'VM_RUNNING', 'u1.large', {1}::numeric from pricing.price_list"
                        + " where name = {0} and valid_from is null",
                DSL.val(name), DSL.val(perHour));
        admin.execute(
                "update pricing.price_list set valid_from = {1}::timestamptz, activated_at = {1}::timestamptz"
                        + " where name = {0} and valid_from is null",
                DSL.val(name), DSL.val(from));
    }

    private static Prices prices() {
        return portal.bean(Prices.class);
    }
}
