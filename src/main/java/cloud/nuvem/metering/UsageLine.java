package cloud.nuvem.metering;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one resource used of one meter and dimension in a month, as long as its tags were the same. Lines that differ in tags only
 * add up to the amount of one line of the invoice.
 *
 * @param resource as it was called last
 * @param period from its first to its last moment of use in the month; gaps inside are not in the amount
 * @param amount in the meter's unit, to nine decimals
 * @param cost rounded to the currency's minor unit; null where there was no price
 * @param listCost the same before the plan's discount
 * @param open whether it goes on
 */
public record UsageLine(
        YearMonth month,
        Region region,
        ResourceRef resource,
        String uid,
        Meter meter,
        String dimension,
        Map<String, String> tags,
        Period period,
        BigDecimal amount,
        @Nullable Money cost,
        @Nullable Money listCost,
        boolean open) {}
