package cloud.nuvem.metering.internal;

import cloud.nuvem.metering.ResourceUsage;
import cloud.nuvem.metering.ResourceUsage.Line;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.Charge;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.pricing.Rating;
import cloud.nuvem.pricing.UsagePeriod;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantScope;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One resource's month with its reasons. */
@Component
class ResourceMonths {

    private final TenantScope tenants;
    private final LineQueries queries;
    private final Prices prices;

    ResourceMonths(TenantScope tenants, LineQueries queries, Prices prices) {
        this.tenants = tenants;
        this.queries = queries;
        this.prices = prices;
    }

    Optional<ResourceUsage> find(OrganizationId organization, String uid, YearMonth month) {
        var records = tenants.of(organization, () -> queries.records(organization, month, uid));
        return records.stream()
                .max(Comparator.comparing(record -> record.period().to()))
                .map(last -> {
                    var timeline = prices.over(organization, MonthlyUsage.month(month));
                    return new ResourceUsage(month, last.resource(), uid, lines(month, timeline, records));
                });
    }

    private static List<Line> lines(YearMonth month, PriceTimeline timeline, List<UsageRecord> records) {
        var byKey = records.stream()
                .collect(Collectors.groupingBy(
                        record -> new LineKey(record.uid(), record.meter(), record.dimension()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byKey.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey().meter(),
                        entry.getKey().dimension(),
                        charge(month, entry.getKey(), timeline, entry.getValue()),
                        entry.getValue()))
                .toList();
    }

    private static @Nullable Charge charge(
            YearMonth month, LineKey key, PriceTimeline timeline, List<UsageRecord> records) {
        if (timeline.isEmpty()) {
            return null;
        }
        var usage = new MonthlyUsage(
                key.meter(),
                key.dimension(),
                MonthlyUsage.month(month),
                records.stream()
                        .map(record -> new UsagePeriod(record.period(), record.quantity()))
                        .toList());
        return Rating.rate(usage, timeline.of(key.meter(), key.dimension()));
    }
}
