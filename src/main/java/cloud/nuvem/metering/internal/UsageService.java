package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.MonthToDate;
import cloud.nuvem.metering.ResourceUsage;
import cloud.nuvem.metering.Usage;
import cloud.nuvem.metering.UsageFilter;
import cloud.nuvem.metering.UsageGap;
import cloud.nuvem.metering.UsageLine;
import cloud.nuvem.metering.UsageQuestion;
import cloud.nuvem.metering.UsageReport;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantScope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class UsageService implements Usage {

    private final UsageReaders readers;
    private final MonthLines lines;
    private final MonthSoFar soFar;
    private final ResourceMonths resources;
    private final GapQueries gaps;
    private final TenantScope tenants;
    private final MeteringProperties properties;

    UsageService(
            UsageReaders readers,
            MonthLines lines,
            MonthSoFar soFar,
            ResourceMonths resources,
            GapQueries gaps,
            TenantScope tenants,
            MeteringProperties properties) {
        this.readers = readers;
        this.lines = lines;
        this.soFar = soFar;
        this.resources = resources;
        this.gaps = gaps;
        this.tenants = tenants;
        this.properties = properties;
    }

    @Override
    public UsageReport report(Actor actor, OrganizationId organization, UsageQuestion question) {
        var filter = question.filter();
        readers.require(actor, organization, filter.project());
        var fitting = fitting(organization, filter);
        return UsageSums.report(
                question, soFar.currency(organization, filter.last()), fitting, soFar.until(organization, fitting));
    }

    @Override
    public Page<UsageLine> lines(
            Actor actor, OrganizationId organization, UsageFilter filter, @Nullable String cursor, int limit) {
        readers.require(actor, organization, filter.project());
        return LineFilter.page(plain(fitting(organization, filter)), cursor, limit);
    }

    @Override
    public List<String> tagNames(Actor actor, OrganizationId organization, UsageFilter filter) {
        readers.require(actor, organization, filter.project());
        return fitting(organization, filter).stream()
                .flatMap(line -> line.line().tags().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public MonthToDate soFar(Actor actor, OrganizationId organization) {
        readers.require(actor, organization, null);
        return soFar.of(organization);
    }

    @Override
    public Optional<ResourceUsage> explain(Actor actor, OrganizationId organization, String uid, YearMonth month) {
        var found = resources.find(organization, uid, month);
        readers.require(
                actor,
                organization,
                found.map(usage -> UsageReaders.project(usage.resource())).orElse(null));
        return found;
    }

    @Override
    public List<UsageGap> gaps(Actor actor, OrganizationId organization, UsageFilter filter) {
        readers.require(actor, organization, filter.project());
        var fitting = fitting(organization, filter);
        var regions = fitting.stream().map(line -> line.line().region()).collect(Collectors.<Region>toSet());
        var names = fitting.stream().map(line -> line.line().resource().name()).collect(Collectors.toSet());
        var period = new Period(
                MonthlyUsage.month(filter.first()).from(),
                MonthlyUsage.month(filter.last()).to());
        return tenants.of(organization, () -> gaps.touching(period, regions)).stream()
                .filter(gap -> gap.resource() == null || names.contains(gap.resource()))
                .toList();
    }

    @Override
    public void export(
            Actor actor, OrganizationId organization, UsageFilter filter, ExportFormat format, OutputStream target) {
        readers.require(actor, organization, filter.project());
        var columns = switch (format) {
            case CSV -> ExportColumns.plain();
            case FOCUS -> ExportColumns.focus(organization.toString(), properties.issuer());
        };
        try (var export = UsageExport.begin(columns, target)) {
            for (var line : LineFilter.sorted(plain(fitting(organization, filter)))) {
                export.write(line);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the reader of the export is gone", gone);
        }
    }

    private List<CostedLine> fitting(OrganizationId organization, UsageFilter filter) {
        var which = new LineFilter(filter);
        var last = filter.last().isAfter(soFar.month()) ? soFar.month() : filter.last();
        return Stream.iterate(filter.first(), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .flatMap(month -> lines.of(organization, month).stream())
                .filter(line -> which.fits(line.line()))
                .toList();
    }

    private static List<UsageLine> plain(List<CostedLine> costed) {
        return costed.stream().map(CostedLine::line).toList();
    }
}
