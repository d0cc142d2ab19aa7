package cloud.nuvem.pricing;

import cloud.nuvem.tenancy.Actor;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Price lists, for the provider's staff. A draft can be changed, compared, tried on last month's usage and activated; what is
 * activated never changes again.
 *
 * <p>Every method refuses who is not of the staff ({@code DeniedException}, or the result's {@code NotAllowed}).
 */
public interface PriceLists {

    /** All, drafts first, then by name, newest first; without their prices. */
    List<PriceList> all(Actor actor);

    Optional<PriceList> find(Actor actor, PriceListId id);

    /** The one that counts now under this name, with its prices. */
    Optional<PriceList> inForce(Actor actor, String name);

    /** Newest first. */
    List<PricingChange> history(Actor actor, PriceListId id);

    ChangePriceListResult draft(Actor actor, DraftPriceList command);

    /** Takes the place of everything in the draft. */
    ChangePriceListResult save(Actor actor, SavePriceList command);

    ChangePriceListResult discard(Actor actor, PriceListId id);

    /** From now on, or from a moment to come, for good. */
    ChangePriceListResult activate(Actor actor, ActivatePriceList command);

    /** What a month that has passed cost and would have cost on this list. */
    SimulationResult simulate(Actor actor, PriceListId id, YearMonth month);

    /**
     * @param name 1 to 60 visible characters; a new one begins a new series of lists
     * @param currency EUR, USD or BRL; that of the other lists of the name
     * @param copyOf a list to begin with; null for an empty draft
     */
    record DraftPriceList(
            String name, String currency, @Nullable PriceListId copyOf) {}

    /**
     * @param version the one that was changed
     * @param note up to 500 characters
     */
    record SavePriceList(PriceListId id, int version, String note, List<Price> prices) {}

    /**
     * @param version the one that was looked at
     * @param validFrom null for now
     * @param confirm the date it counts from, typed in UTC: {@code 2026-12-01}
     */
    record ActivatePriceList(
            PriceListId id, int version, @Nullable Instant validFrom, String confirm) {}
}
