package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organization means to spend in a calendar month (UTC), before credits and taxes, and what is done on the way there.
 *
 * @param project null for all of the organization
 * @param amount positive
 * @param thresholds by basis and percent
 * @param version counts changes, from 1 on
 */
public record Budget(
        BudgetId id,
        OrganizationId organization,
        @Nullable ProjectId project,
        Money amount,
        List<Threshold> thresholds,
        long version) {

    public Budget {
        thresholds = List.copyOf(thresholds);
    }

    /** What is compared with the amount. */
    public enum Basis {
        /** What the month cost so far. */
        ACTUAL,
        /** What it comes to if everything goes on as it is. */
        FORECAST
    }

    /** What is done; each tells the recipients of invoices, too. The later, the stronger. */
    public enum Measure {
        /** An e-mail, no more. */
        NOTIFY,
        /** No new resources in the whole organization. */
        BLOCK,
        /** Machines of the whole organization are stopped. */
        STOP
    }

    /** @param percent of the amount, 1 to 1000 */
    public record Threshold(Basis basis, int percent, Measure measure) {}
}
