package cloud.nuvem.metering.internal;

import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.pricing.UsageHistory;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectDirectory;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Answers what was used in a month that has passed from the records. */
@Component
class LedgerHistory implements UsageHistory {

    private final UsageRepository records;
    private final Prices prices;
    private final ProjectDirectory projects;

    LedgerHistory(UsageRepository records, Prices prices, ProjectDirectory projects) {
        this.records = records;
        this.prices = prices;
        this.projects = projects;
    }

    @Override
    public void read(YearMonth month, Consumer<OrganizationUsage> reader) {
        var names = names();
        for (var organization : records.usersIn(month)) {
            var byKey = new LinkedHashMap<LineKey, List<Segment>>();
            var timeline = prices.over(organization, MonthlyUsage.month(month));
            records.segments(organization, month, timeline).stream()
                    .filter(segment -> !segment.period().duration().isZero())
                    .forEach(segment -> byKey.computeIfAbsent(segment.key(), key -> new ArrayList<>())
                            .add(segment));
            var lines = byKey.entrySet().stream()
                    .map(entry -> LineRating.usage(month, entry.getKey(), entry.getValue()))
                    .toList();
            reader.accept(new OrganizationUsage(
                    organization, names.getOrDefault(organization, organization.toString()), lines));
        }
    }

    private Map<OrganizationId, String> names() {
        return Stream.concat(projects.all().stream(), projects.deleted().stream())
                .collect(Collectors.toMap(
                        listed -> listed.project().organization(),
                        ProjectDirectory.ListedProject::organizationSlug,
                        (one, same) -> one));
    }
}
