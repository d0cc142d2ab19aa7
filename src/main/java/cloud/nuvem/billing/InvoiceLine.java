package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one resource cost for one meter and dimension.
 *
 * @param position from 1 on, by project, resource and meter
 * @param resource as it was called last; its project is never null
 * @param uid the cluster's: what was billed
 * @param tags as they were last in the month
 * @param units in the meter's unit, to six decimals, for reading
 * @param unitPrice per unit before discount; null when several prices, tiers or a cap counted: the explanation has them
 * @param amount before credits and tax
 * @param credit its share of the credits
 * @param tax its share of the tax
 */
public record InvoiceLine(
        int position,
        ResourceRef resource,
        String uid,
        Region region,
        Meter meter,
        String dimension,
        Map<String, String> tags,
        BigDecimal units,
        @Nullable Money unitPrice,
        Money amount,
        Money credit,
        Money tax) {

    public String project() {
        var project = resource.project();
        if (project == null) {
            throw new IllegalStateException("only resources of projects are billed");
        }
        return project;
    }
}
