package cloud.nuvem.metering;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Usage of every organization: for provider-wide jobs such as the invoice run, never for a door. */
public interface UsageLedger {

    /** Organizations with any usage in the period, by id. */
    List<OrganizationId> usersIn(Period period);

    /** An organization's records, each cut to the period, by project, resource, meter and time. */
    List<UsageRecord> records(OrganizationId organization, Period period);

    /** The same of several at once; who has none is absent. */
    Map<OrganizationId, List<UsageRecord>> records(Collection<OrganizationId> organizations, Period period);

    /** This month until now and its forecast, as {@link Usage#soFar}. */
    MonthToDate soFar(OrganizationId organization);

    /** How far each region was watched; null where never. What lies before is complete, gaps aside. */
    Map<Region, @Nullable Instant> watchedUntil();

    /** How far what was carried of a meter is recorded, by region; a region without such records is absent. */
    Map<Region, Instant> carriedUntil(Meter meter);

    /** Stretches in which nobody looked and that touch the period, the unexplained first. */
    List<Gap> gaps(Period period);

    /** Those of them that leave something of this organization in doubt and that nobody has explained: they hold its invoice. */
    List<Gap> unexplained(OrganizationId organization, Period period);

    /**
     * Lets invoices pass over a gap.
     *
     * @param explanation who looked into it and why it may be billed over, 1 to 500 characters
     * @return false when it was explained before
     */
    boolean explain(UUID gap, String explanation);

    /**
     * A stretch of time without looks.
     *
     * @param uid the one resource it concerns; null for the whole region
     * @param resource how that was called
     * @param organization whose that is
     * @param inDoubt how many records were closed at its beginning because nobody saw their end
     * @param explanation null while it is unexplained: an invoice over it is held
     */
    record Gap(
            UUID id,
            Region region,
            @Nullable String uid,
            @Nullable String resource,
            @Nullable OrganizationId organization,
            Period period,
            int inDoubt,
            @Nullable String explanation) {

        public boolean isExplained() {
            return explanation != null;
        }
    }
}
