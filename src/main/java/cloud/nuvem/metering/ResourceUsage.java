package cloud.nuvem.metering;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Charge;
import cloud.nuvem.pricing.Meter;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One resource's month, open to its reasons.
 *
 * @param resource as it was called last
 * @param lines as on the invoice, by meter and dimension
 */
public record ResourceUsage(YearMonth month, ResourceRef resource, String uid, List<Line> lines) {

    public ResourceUsage {
        lines = List.copyOf(lines);
    }

    /**
     * A line of the invoice.
     *
     * @param charge the prices in force, the amount at each, tiers, cap and discount; null where no price list was in force
     * @param records in time, each with its tags
     */
    public record Line(
            Meter meter, String dimension, @Nullable Charge charge, List<UsageRecord> records) {
        public Line {
            records = List.copyOf(records);
        }
    }
}
