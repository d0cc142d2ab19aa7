package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A record as it is rated: inside one month; of what flowed, the sum of a day's records at one price.
 *
 * @param quantity a level for what is held over time, else all that flowed
 */
record Segment(
        LineKey key,
        Region region,
        ResourceRef resource,
        Map<String, String> tags,
        BigDecimal quantity,
        Period period,
        boolean open) {}
