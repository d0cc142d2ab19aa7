package cloud.nuvem.pricing;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price list as the provider's staff see it.
 *
 * @param name lists of one name follow one another, all in one currency
 * @param note for the staff
 * @param version counts what was saved of a draft
 * @param validFrom null for a draft
 * @param validTo when the next list of the name begins; null while none is known
 */
public record PriceList(
        PriceListId id,
        String name,
        Currency currency,
        String note,
        int version,
        State state,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        List<Price> prices) {

    /** Where it is in its life; only a draft can be changed. */
    public enum State {
        DRAFT,
        SCHEDULED,
        IN_FORCE,
        PAST
    }

    public PriceList {
        prices = List.copyOf(prices);
    }
}
