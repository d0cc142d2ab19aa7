package cloud.nuvem.metering;

import org.jspecify.annotations.Nullable;

/**
 * How usage shall be summed up.
 *
 * @param tag by whose values; only and always with {@link GroupBy#TAG}
 */
public record UsageQuestion(
        UsageFilter filter, GroupBy groupBy, @Nullable String tag) {

    /** What is one group. */
    public enum GroupBy {
        /** By id. */
        PROJECT,
        /** Virtual machine, volume. */
        KIND,
        METER,
        /** By uid. */
        RESOURCE,
        /** By a tag's value; what does not have it is the group of the empty key. */
        TAG,
        /** UTC; by month where the report is by month. */
        DAY
    }

    /** @throws IllegalArgumentException for a tag where none is, or none where one must be */
    public UsageQuestion {
        if ((tag != null) != (groupBy == GroupBy.TAG)) {
            throw new IllegalArgumentException("a tag's name is given to group by it");
        }
    }

    public static UsageQuestion by(GroupBy groupBy, UsageFilter filter) {
        return new UsageQuestion(filter, groupBy, null);
    }
}
