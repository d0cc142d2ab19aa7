package cloud.nuvem.sandbox;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.ChangePriceListResult;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceList.State;
import cloud.nuvem.pricing.PriceListId;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.pricing.PricingChange;
import cloud.nuvem.pricing.SimulationResult;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProviderPermission;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** A list in force and a draft that follows it. */
@TestComponent
public class FakePriceLists implements PriceLists {

    public static final PriceListId DRAFT = new PriceListId(new UUID(0, 1));
    public static final PriceListId IN_FORCE = new PriceListId(new UUID(0, 2));

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");

    private final Access access;
    private @Nullable ActivatePriceList activated;
    private @Nullable SavePriceList saved;

    FakePriceLists(Access access) {
        this.access = access;
    }

    public Optional<ActivatePriceList> activated() {
        return Optional.ofNullable(activated);
    }

    public Optional<SavePriceList> saved() {
        return Optional.ofNullable(saved);
    }

    private static PriceList list(PriceListId id, State state, String perHour) {
        var prices = List.of(
                new Price(Meter.VM_RUNNING, "u1.large", Money.of(perHour, "EUR"), Money.of("24.90", "EUR")),
                new Price(
                        Meter.OUTBOUND_TRAFFIC,
                        Meter.INTERNET,
                        Money.of("0.01", "EUR"),
                        new BigDecimal("1000"),
                        List.of(new Price.Tier(new BigDecimal("10000"), Money.of("0.008", "EUR"))),
                        null));
        return new PriceList(
                id, "Standard EUR", EURO, "", 3, state, state == State.DRAFT ? null : OCTOBER, null, prices);
    }

    private PriceList draft() {
        return list(DRAFT, State.DRAFT, "0.0372");
    }

    @Override
    public List<PriceList> all(Actor actor) {
        access.require(actor, ProviderPermission.VIEW);
        return List.of(draft(), list(IN_FORCE, State.IN_FORCE, "0.0341"));
    }

    @Override
    public Optional<PriceList> find(Actor actor, PriceListId id) {
        return all(actor).stream().filter(list -> list.id().equals(id)).findFirst();
    }

    @Override
    public Optional<PriceList> inForce(Actor actor, String name) {
        return find(actor, IN_FORCE);
    }

    @Override
    public List<PricingChange> history(Actor actor, PriceListId id) {
        return List.of(new PricingChange("draft", "Root", OCTOBER, ""));
    }

    @Override
    public ChangePriceListResult draft(Actor actor, DraftPriceList command) {
        return new ChangePriceListResult.Changed(draft());
    }

    @Override
    public ChangePriceListResult save(Actor actor, SavePriceList command) {
        saved = command;
        return new ChangePriceListResult.Changed(draft());
    }

    @Override
    public ChangePriceListResult discard(Actor actor, PriceListId id) {
        return new ChangePriceListResult.Discarded();
    }

    @Override
    public ChangePriceListResult activate(Actor actor, ActivatePriceList command) {
        if (command.confirm().isEmpty()) {
            return new ChangePriceListResult.ConfirmationDiffers("2026-12-01");
        }
        activated = command;
        return new ChangePriceListResult.Changed(list(DRAFT, State.SCHEDULED, "0.0372"));
    }

    @Override
    public SimulationResult simulate(Actor actor, PriceListId id, YearMonth month) {
        return new SimulationResult.NothingMetered();
    }
}
