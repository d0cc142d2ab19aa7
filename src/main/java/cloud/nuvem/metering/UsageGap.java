package cloud.nuvem.metering;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which nobody watched, as a customer sees it.
 *
 * @param resource the one it concerns, as it was called; null for the whole region
 * @param explained whether it was looked into, or left nothing of the customer's in doubt
 * @param inDoubt the customer's resources whose end nobody saw: they were not charged from its beginning on
 */
public record UsageGap(
        Region region, @Nullable String resource, Period period, boolean explained, List<String> inDoubt) {

    public UsageGap {
        inDoubt = List.copyOf(inDoubt);
    }
}
