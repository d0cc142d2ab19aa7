package cloud.nuvem.metering;

import cloud.nuvem.kernel.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month that is not over: net, before credits and taxes.
 *
 * @param until how far everything in it was watched; null when nothing was
 * @param soFar sum of the lines' costs: what the invoice's lines would add up to now
 * @param forecast what they come to at the month's end if what runs goes on and what flows flows as it did
 */
public record MonthToDate(
        YearMonth month, @Nullable Instant until, Money soFar, Money forecast, List<LineToDate> lines) {

    public MonthToDate {
        lines = List.copyOf(lines);
    }

    /** @param forecast null where there was no price; at least the cost so far */
    public record LineToDate(UsageLine line, @Nullable Money forecast) {}
}
