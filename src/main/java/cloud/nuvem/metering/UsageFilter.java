package cloud.nuvem.metering;

import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.ProjectId;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which usage; all of it must fit.
 *
 * @param first the first month
 * @param last the last month, included; at most 13 months in all
 * @param kind of resource: {@code virtual-machine}
 * @param search in the resource's name, without regard to case; empty for all
 * @param tag name of a tag, with any value
 * @param tagValue only with a tag
 */
public record UsageFilter(
        YearMonth first,
        YearMonth last,
        @Nullable ProjectId project,
        @Nullable String kind,
        @Nullable Meter meter,
        @Nullable String tag,
        @Nullable String tagValue,
        String search) {

    /** Older usage is not kept. */
    public static final int MAX_MONTHS = 13;

    /** @throws IllegalArgumentException for no months, too many, or a tag's value without its name */
    public UsageFilter {
        if (last.isBefore(first) || first.plusMonths(MAX_MONTHS).isBefore(last.plusMonths(1))) {
            throw new IllegalArgumentException("1 to " + MAX_MONTHS + " months");
        }
        if (tag == null && tagValue != null) {
            throw new IllegalArgumentException("a tag's value needs its name");
        }
    }

    /** Everything in one month. */
    public static UsageFilter of(YearMonth month) {
        return new UsageFilter(month, month, null, null, null, null, null, "");
    }
}
