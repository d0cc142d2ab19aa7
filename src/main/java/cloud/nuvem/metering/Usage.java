package cloud.nuvem.metering;

import cloud.nuvem.kernel.Page;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an organization used and what that costs, by the same {@link cloud.nuvem.pricing.Rating} as the invoice: for doors. All of
 * an organization is for who may view its billing; one project, named in the filter, for who may view billing in it. Months are
 * UTC.
 */
public interface Usage {

    /** Summed up by group and over time. */
    UsageReport report(Actor actor, OrganizationId organization, UsageQuestion question);

    /**
     * What makes up a report, by month, project, kind, name, meter, dimension and tags.
     *
     * @param cursor {@code next} of the page before; null for the first
     * @param limit 1 to 500
     * @throws cloud.nuvem.kernel.RefusedException {@link InvalidCursor}
     */
    Page<UsageLine> lines(
            Actor actor, OrganizationId organization, UsageFilter filter, @Nullable String cursor, int limit);

    /** Names of the tags there are, to group by. */
    List<String> tagNames(Actor actor, OrganizationId organization, UsageFilter filter);

    /** This month until now, and what it comes to if everything goes on as it is. */
    MonthToDate soFar(Actor actor, OrganizationId organization);

    /** One resource's records of a month with what they cost and why; empty when it used nothing then. */
    Optional<ResourceUsage> explain(Actor actor, OrganizationId organization, String uid, YearMonth month);

    /** Stretches in which the organization's resources were not watched, in time: nothing in doubt was recorded. */
    List<UsageGap> gaps(Actor actor, OrganizationId organization, UsageFilter filter);

    /** Writes the lines of {@link #lines}; the stream stays open. */
    void export(Actor actor, OrganizationId organization, UsageFilter filter, ExportFormat format, OutputStream target);

    /** What an export is written as; no cell is taken for a formula by a spreadsheet. */
    enum ExportFormat {
        /** RFC 4180 with a header line. */
        CSV,
        /** The same with the columns of FOCUS 1.2, one row for each line and month. */
        FOCUS
    }

    /** The cursor was not taken from a page of the same list. */
    record InvalidCursor() implements cloud.nuvem.kernel.Refusal {
        @Override
        public String code() {
            return "invalid-cursor";
        }

        @Override
        public String field() {
            return "cursor";
        }
    }
}
