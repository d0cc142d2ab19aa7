package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.billing.InvoiceDetails.HoldReason.Code;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.metering.UsageLedger.Gap;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether all of a month is known: what the meter says about regions and gaps, and whose projects are where. */
final class MonthState {

    private final Period month;
    private final Map<Region, @Nullable Instant> watched;
    private final Map<Region, Instant> carried;
    private final UsageLedger ledger;
    private final List<Gap> unexplained;
    private final Map<OrganizationId, Set<Region>> regions = new HashMap<>();
    private final Map<String, String> projectNames = new HashMap<>();

    private MonthState(Period month, UsageLedger ledger) {
        this.month = month;
        this.ledger = ledger;
        this.watched = ledger.watchedUntil();
        this.carried = ledger.carriedUntil(Meter.OUTBOUND_TRAFFIC);
        this.unexplained =
                ledger.gaps(month).stream().filter(gap -> !gap.isExplained()).toList();
    }

    static MonthState read(Period month, UsageLedger ledger, ProjectDirectory projects) {
        var state = new MonthState(month, ledger);
        Stream.concat(projects.all().stream(), projects.deleted().stream())
                .forEach(listed -> state.add(listed.project()));
        return state;
    }

    private void add(Project project) {
        projectNames.put(project.id().value(), project.name());
        if (project.createdAt().isBefore(month.to())) {
            regions.computeIfAbsent(project.organization(), key -> new HashSet<>())
                    .add(project.region());
        }
    }

    Map<String, String> projectNames() {
        return projectNames;
    }

    /** What is missing to bill this usage. */
    List<HoldReason> missing(OrganizationId organization, List<UsageRecord> usage) {
        var places = new TreeSet<>(java.util.Comparator.comparing(Region::value));
        places.addAll(regions.getOrDefault(organization, Set.of()));
        usage.forEach(record -> places.add(record.region()));
        var missing = new ArrayList<HoldReason>();
        places.stream()
                .filter(region -> !isWatched(region))
                .map(region -> new HoldReason(Code.REGION_NOT_WATCHED, region.value()))
                .forEach(missing::add);
        var doubts = unexplained.isEmpty() ? List.<Gap>of() : ledger.unexplained(organization, month);
        doubts.stream()
                .map(gap -> new HoldReason(Code.UNEXPLAINED_GAP, gap.id().toString()))
                .forEach(missing::add);
        return missing;
    }

    /** Whether what an invoice waited for has come, as far as the meter is concerned. */
    boolean isStillMissing(HoldReason reason) {
        return switch (reason.code()) {
            case REGION_NOT_WATCHED -> reason.detail() == null || !isWatched(new Region(reason.detail()));
            case UNEXPLAINED_GAP ->
                unexplained.stream().anyMatch(gap -> gap.id().toString().equals(reason.detail()));
            case NO_BILLING_ACCOUNT, USAGE_WITHOUT_PRICE, ABOVE_LIMIT, ABOVE_MONTHS_BEFORE, TOO_MANY_LINES -> false;
        };
    }

    private boolean isWatched(Region region) {
        var looked = watched.get(region);
        var counted = carried.get(region);
        return looked != null && !looked.isBefore(month.to()) && (counted == null || !counted.isBefore(month.to()));
    }
}
