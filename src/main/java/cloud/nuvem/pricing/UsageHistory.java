package cloud.nuvem.pricing;

import cloud.nuvem.tenancy.OrganizationId;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was used in a month that has passed: answered by the module that meters, asked to say what it would have cost on
 * another price list. For the provider's pages only.
 */
public interface UsageHistory {

    /** One organization after another, in a stable order, so that nothing holds all of a month at once. */
    void read(YearMonth month, Consumer<OrganizationUsage> reader);

    /**
     * @param name as people see it
     * @param lines one for each resource, meter and dimension
     */
    record OrganizationUsage(OrganizationId organization, String name, List<MonthlyUsage> lines) {
        public OrganizationUsage {
            lines = List.copyOf(lines);
        }
    }
}
