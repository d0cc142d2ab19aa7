package cloud.nuvem.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.ChangePriceListResult;
import cloud.nuvem.pricing.ChangePriceListResult.Changed;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceList.State;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.pricing.PriceLists.ActivatePriceList;
import cloud.nuvem.pricing.PriceLists.DraftPriceList;
import cloud.nuvem.pricing.PriceLists.SavePriceList;
import cloud.nuvem.pricing.SimulationResult;
import cloud.nuvem.pricing.UsageHistory.OrganizationUsage;
import cloud.nuvem.pricing.UsagePeriod;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantEvent.ActionDenied;
import cloud.nuvem.tenancy.TenantEvent.ActionFinished;
import cloud.nuvem.tenancy.TenantEvent.ActionIntended;
import cloud.nuvem.tenancy.TenantEvent.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepingPriceListsTests {

    private static final PricingWorld WORLD = new PricingWorld(PricingWorld.GivenUsage.class);
    private static final PriceLists LISTS = WORLD.bean(PriceLists.class);

    private final Actor root = WORLD.admin();
    private final String name = "List " + UUID.randomUUID();

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void draftsSavesAndActivates() {
        var draft = draft();
        assertThat(draft.state()).isEqualTo(State.DRAFT);

        var saved = save(draft, "0.05");
        assertThat(saved.version()).isEqualTo(draft.version() + 1);
        assertThat(saved.prices()).containsExactly(price("0.05"));

        var active = activate(saved, null);
        assertThat(active.state()).isEqualTo(State.IN_FORCE);
        assertThat(active.validFrom()).isEqualTo(WORLD.now());
        assertThat(LISTS.inForce(root, name)).contains(active);
        assertThat(LISTS.history(root, active.id()))
                .extracting(change -> change.what() + " by " + change.actor())
                .containsExactly("activate by Root", "save by Root", "draft by Root");
    }

    @Test
    void followsOneListWithTheNext() {
        var first = activate(save(draft(), "0.05"), null);
        WORLD.turn(Duration.ofDays(1));
        var copy = changed(LISTS.draft(root, new DraftPriceList(name, "EUR", first.id())));
        assertThat(copy.prices()).isEqualTo(first.prices());
        var next = activate(save(copy, "0.06"), Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(next.state()).isEqualTo(State.SCHEDULED);
        assertThat(LISTS.find(root, first.id()).orElseThrow().validTo()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(LISTS.find(root, first.id()).orElseThrow().state()).isEqualTo(State.IN_FORCE);
    }

    @Test
    void neverChangesWhatIsActivated() {
        var active = activate(save(draft(), "0.05"), null);

        assertThat(LISTS.save(root, new SavePriceList(active.id(), active.version(), "", List.of(price("0.01")))))
                .isInstanceOf(ChangePriceListResult.NotADraft.class);
        assertThat(LISTS.discard(root, active.id())).isInstanceOf(ChangePriceListResult.NotADraft.class);
    }

    /** Whoever tries, the owner of the tables and a superuser included. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pricing.price set per_unit = 0 where price_list_id = '%s'",
                "delete from pricing.price where price_list_id = '%s'",
                "insert into pricing.price (price_list_id, meter, dimension, per_unit) values ('%s', 'VM_RUNNING', 'free', 0)",
                "insert into pricing.price_tier values ('%s', 'VM_RUNNING', 'u1.large', 1, 0)",
                "update pricing.price_list set valid_from = '2026-01-01T00:00:00Z' where id = '%s'",
                "update pricing.price_list set activated_at = null, valid_from = null where id = '%s'",
                "delete from pricing.price_list where id = '%s'",
                "truncate pricing.price_list cascade -- %s"
            })
    void letsNobodyChangeItInTheDatabase(String sql) {
        var active = activate(save(draft(), "0.05"), null);

        assertThatThrownBy(() -> MigratedPostgres.shared().superuser().execute(sql.formatted(active.id())))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changes");
    }

    @Test
    void letsNoListBeginInThePast() {
        var draft = save(draft(), "0.05");
        var yesterday = WORLD.now().minus(Duration.ofDays(1));

        assertThat(LISTS.activate(root, new ActivatePriceList(draft.id(), draft.version(), yesterday, day(yesterday))))
                .isInstanceOf(ChangePriceListResult.BeginsInThePast.class);
        assertThatThrownBy(() -> MigratedPostgres.shared()
                        .provider()
                        .execute(
                                "update pricing.price_list set activated_at = now(), valid_from = '2026-01-01T00:00:00Z'"
                                        + " where id = {0}",
                                DSL.val(draft.id().value())))
                .hasMessageContaining("price_list_never_in_the_past");
    }

    @Test
    void asksForTheDateToBeTyped() {
        var draft = save(draft(), "0.05");

        assertThat(LISTS.activate(root, new ActivatePriceList(draft.id(), draft.version(), null, "yes")))
                .isEqualTo(new ChangePriceListResult.ConfirmationDiffers(day(WORLD.now())));
    }

    @Test
    void refusesWhatAnotherChangedMeanwhile() {
        var draft = draft();
        save(draft, "0.05");

        assertThat(LISTS.save(root, new SavePriceList(draft.id(), draft.version(), "", List.of(price("0.07")))))
                .isInstanceOf(ChangePriceListResult.Outdated.class);
        assertThat(LISTS.activate(root, new ActivatePriceList(draft.id(), draft.version(), null, day(WORLD.now()))))
                .isInstanceOf(ChangePriceListResult.Outdated.class);
    }

    @Test
    void refusesPricesThatCannotBe() {
        var draft = draft();

        assertThat(LISTS.save(
                        root,
                        new SavePriceList(draft.id(), draft.version(), "", List.of(price("0.05"), price("0.06")))))
                .isEqualTo(new ChangePriceListResult.InvalidPrice(
                        "VM_RUNNING u1.large", ChangePriceListResult.InvalidPrice.Fault.TWICE));
        assertThat(LISTS.activate(root, new ActivatePriceList(draft.id(), draft.version(), null, day(WORLD.now()))))
                .isInstanceOf(ChangePriceListResult.NoPrices.class);
        assertThat(LISTS.draft(root, new DraftPriceList(name, "USD", null)))
                .isEqualTo(new ChangePriceListResult.CurrencyDiffers("EUR"));
        assertThat(LISTS.draft(root, new DraftPriceList("Yen", "JPY", null)))
                .isEqualTo(new ChangePriceListResult.UnknownCurrency("JPY"));
        assertThat(LISTS.draft(root, new DraftPriceList("", "EUR", null)))
                .isInstanceOf(ChangePriceListResult.InvalidName.class);
    }

    @Test
    void letsSupportLookAndNotChange() {
        var support = WORLD.support();
        int before = heard().size();

        assertThat(LISTS.all(support)).isNotEmpty();
        assertThat(LISTS.draft(support, new DraftPriceList(name, "EUR", null)))
                .isEqualTo(new ChangePriceListResult.NotAllowed(new Denied.ProviderRoleTooWeak()));
        assertThat(heard()).hasSize(before + 1);
        assertThat(heard().getLast()).isInstanceOf(ActionDenied.class);
    }

    @Test
    void isNotThereForAnybodyElse() {
        var customer = WORLD.customer();
        int before = heard().size();

        assertThatThrownBy(() -> LISTS.all(customer)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> LISTS.find(customer, draft().id())).isInstanceOf(DeniedException.class);
        assertThat(LISTS.draft(customer, new DraftPriceList(name, "EUR", null)))
                .isEqualTo(new ChangePriceListResult.NotAllowed(new Denied.Absent("provider")));
        assertThat(heard().subList(before, heard().size())).noneMatch(ActionDenied.class::isInstance);
    }

    @Test
    void leavesATrailOfTheProvidersStaff() {
        int before = heard().size();
        draft();

        var news = heard().subList(before, heard().size());
        assertThat(((ActionIntended) news.getFirst()).action()).isEqualTo("price-list.draft");
        assertThat(((ActionFinished) news.getLast()).outcome()).isEqualTo(new Outcome.Done());
    }

    @Test
    void saysWhatAMonthThatHasPassedWouldHaveCost() {
        var october = YearMonth.of(2026, 10);
        var month = MonthlyUsage.month(october);
        WORLD.bean(PricingWorld.GivenUsage.class)
                .add(new OrganizationUsage(
                        new OrganizationId(UUID.randomUUID()),
                        "Acme",
                        List.of(
                                new MonthlyUsage(
                                        Meter.VM_RUNNING,
                                        "u1.large",
                                        month,
                                        List.of(new UsagePeriod(month, BigDecimal.ONE))),
                                new MonthlyUsage(
                                        Meter.VOLUME_SIZE,
                                        "fast",
                                        month,
                                        List.of(new UsagePeriod(month, BigDecimal.TEN))))));
        var draft = save(draft(), "0.05");

        var result = LISTS.simulate(root, draft.id(), october);

        assertThat(result).isInstanceOfSatisfying(SimulationResult.Simulated.class, simulated -> {
            assertThat(simulated.before()).isEqualTo(Money.of("25.70", "EUR")); // 24.90 capped + 0.80
            assertThat(simulated.after()).isEqualTo(Money.of("37.20", "EUR")); // 744 h × 0.05
            assertThat(simulated.unpriced()).isEqualTo(1);
        });
        assertThat(LISTS.simulate(root, draft.id(), YearMonth.from(WORLD.now().atZone(java.time.ZoneOffset.UTC))))
                .isInstanceOf(SimulationResult.MonthNotOver.class);
    }

    @Test
    void saysCalmlyThatNothingIsMetered() {
        try (var alone = new PricingWorld()) {
            var facade = alone.bean(PriceLists.class);
            var id = facade.all(alone.admin()).getFirst().id();

            assertThat(facade.simulate(alone.admin(), id, YearMonth.of(2026, 10)))
                    .isInstanceOf(SimulationResult.NothingMetered.class);
        }
    }

    private PriceList draft() {
        return changed(LISTS.draft(root, new DraftPriceList(name, "EUR", null)));
    }

    private PriceList save(PriceList draft, String perHour) {
        return changed(LISTS.save(root, new SavePriceList(draft.id(), draft.version(), "", List.of(price(perHour)))));
    }

    private PriceList activate(PriceList draft, @org.jspecify.annotations.Nullable Instant from) {
        var begins = from == null ? WORLD.now() : from;
        return changed(LISTS.activate(root, new ActivatePriceList(draft.id(), draft.version(), from, day(begins))));
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    private static PriceList changed(ChangePriceListResult result) {
        assertThat(result).isInstanceOf(Changed.class);
        return ((Changed) result).list();
    }

    private static Price price(String perHour) {
        return new Price(Meter.VM_RUNNING, "u1.large", Money.of(perHour, "EUR"), null);
    }

    private static List<Object> heard() {
        return WORLD.bean(PricingWorld.Heard.class).events();
    }
}
