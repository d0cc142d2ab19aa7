package cloud.nuvem.metering;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Usage summed up. The groups' costs add up to the total, and so do the steps of all groups.
 *
 * @param total in the currency of the last month asked for
 * @param steps the days, or the first days of the months when more than two months are asked for
 * @param groups the most expensive first, at most {@link #MAX_GROUPS}; by day in order of time
 * @param rest of the groups that are left out; null when none are
 * @param otherCurrency months that are not in it because they were charged in another currency
 * @param unpriced how many lines have usage without a price: it is free
 * @param until how far the months asked for were watched; null when nothing was
 */
public record UsageReport(
        Money total,
        List<LocalDate> steps,
        List<Group> groups,
        @Nullable Group rest,
        List<YearMonth> otherCurrency,
        long unpriced,
        @Nullable Instant until) {

    public static final int MAX_GROUPS = 500;

    public UsageReport {
        steps = List.copyOf(steps);
        groups = List.copyOf(groups);
        otherCurrency = List.copyOf(otherCurrency);
    }

    /**
     * What belongs together.
     *
     * @param key project id, kind, meter's name, resource uid, the tag's value or an ISO date
     * @param resource as it was called last; null but for groups of one resource
     * @param resources how many are in it
     * @param amounts by meter
     * @param course cost in each of the report's steps
     */
    public record Group(
            String key,
            @Nullable ResourceRef resource,
            int resources,
            Money cost,
            List<Amount> amounts,
            List<Money> course) {

        public Group {
            amounts = List.copyOf(amounts);
            course = List.copyOf(course);
        }
    }

    /** @param amount in the meter's unit, to nine decimals */
    public record Amount(Meter meter, BigDecimal amount) {}
}
