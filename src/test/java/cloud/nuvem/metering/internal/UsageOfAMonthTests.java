package cloud.nuvem.metering.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.metering.Usage;
import cloud.nuvem.metering.Usage.ExportFormat;
import cloud.nuvem.metering.UsageFilter;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.metering.UsageLine;
import cloud.nuvem.metering.UsageQuestion;
import cloud.nuvem.metering.UsageQuestion.GroupBy;
import cloud.nuvem.metering.UsageReport;
import cloud.nuvem.metering.internal.UsageWorld.Used;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.pricing.Rating;
import cloud.nuvem.pricing.UsageHistory;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Role;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageOfAMonthTests {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final UsageWorld world = new UsageWorld();
    private final Usage usage = world.bean(Usage.class);

    @BeforeEach
    void someUsage() {
        world.now("2026-11-20T12:00:00Z");
        world.record(
                world.shop,
                Used.machine("web").tagged("team", "a"),
                "2026-10-03T07:11:13Z",
                "2026-10-18T00:00:00.123456Z");
        world.record(
                world.shop,
                Used.machine("web").tagged("team", "b"),
                "2026-10-18T00:00:00.123456Z",
                "2026-11-01T00:00:00Z");
        world.record(world.shop, Used.machine("web").tagged("team", "b"), "2026-11-01T00:00:00Z", null);
        world.record(
                world.shop,
                new Used("data", Meter.VOLUME_SIZE, "fast", "40", Map.of()),
                "2026-10-10T00:00:00Z",
                "2026-11-01T00:00:00Z");
        for (int hour = 10; hour < 20; hour++) {
            world.record(
                    world.shop,
                    new Used("web", Meter.OUTBOUND_TRAFFIC, Meter.INTERNET, "150.5", Map.of("team", "a")),
                    "2026-10-05T" + hour + ":00:00Z",
                    "2026-10-05T" + (hour + 1) + ":00:00Z");
        }
    }

    /** Law 5. */
    @Test
    void costsWhatTheInvoiceWillSay() {
        var rated = new ArrayList<Money>();
        var prices = world.bean(Prices.class).over(world.organization.id(), MonthlyUsage.month(OCTOBER));
        for (var name : List.of("web", "data")) {
            explained(name, OCTOBER).forEach(line -> rated.add(line));
        }

        assertThat(report(GroupBy.PROJECT, OCTOBER).total().amount())
                .isEqualByComparingTo(sum(rated))
                .isGreaterThan(BigDecimal.ONE);
        assertThat(prices.currency())
                .isEqualTo(report(GroupBy.PROJECT, OCTOBER).total().currency());
    }

    private List<Money> explained(String name, YearMonth month) {
        return usage
                .explain(world.owner, world.organization.id(), world.uid(name), month)
                .orElseThrow()
                .lines()
                .stream()
                .map(line -> Objects.requireNonNull(line.charge()).amount())
                .toList();
    }

    @Test
    void addsUpHoweverItIsGrouped() {
        var total = report(GroupBy.PROJECT, OCTOBER).total();
        for (var groupBy : GroupBy.values()) {
            var report = report(groupBy, OCTOBER);
            var ofGroups = report.groups().stream().map(UsageReport.Group::cost).toList();
            var ofSteps = report.groups().stream()
                    .flatMap(group -> group.course().stream())
                    .toList();

            assertThat(report.total()).as(groupBy.name()).isEqualTo(total);
            assertThat(sum(ofGroups)).as(groupBy.name()).isEqualByComparingTo(total.amount());
            assertThat(sum(ofSteps)).as(groupBy.name()).isEqualByComparingTo(total.amount());
        }
    }

    @Test
    void answersTheSameWhenTheMonthIsClosed() {
        var before = lines(OCTOBER);

        int closed = world.bean(MonthClosing.class).closeWhatIsOver();

        assertThat(closed).isPositive();
        assertThat(lines(OCTOBER)).containsExactlyElementsOf(before);
        assertThat(world.bean(MonthClosing.class).closeWhatIsOver()).isZero();
    }

    @Test
    void forecastsTheMonthsEndFromWhatRuns() {
        var month = usage.soFar(world.owner, world.organization.id());

        assertThat(month.month()).isEqualTo(NOVEMBER);
        assertThat(month.until()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(month.soFar()).isEqualTo(Money.of("5.57", "EUR")); // 468 h at 0.0119
        assertThat(month.forecast()).isEqualTo(Money.of("7.99", "EUR")); // the cap
        assertThat(world.bean(UsageLedger.class).soFar(world.organization.id())).isEqualTo(month);
    }

    @Test
    void pagesThroughLinesOnce() {
        var all = lines(OCTOBER);
        var paged = new ArrayList<UsageLine>();
        String cursor = null;
        do {
            var page = usage.lines(world.owner, world.organization.id(), UsageFilter.of(OCTOBER), cursor, 1);
            paged.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(paged).hasSize(4).isEqualTo(all);
        assertThatThrownBy(
                        () -> usage.lines(world.owner, world.organization.id(), UsageFilter.of(OCTOBER), "nonsense", 1))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void isForWhoMaySeeBillingAlone() {
        var filter = UsageFilter.of(OCTOBER);
        var ofShop = new UsageFilter(OCTOBER, OCTOBER, world.shop.id(), null, null, null, null, "");
        var billing = world.member(Role.BILLING, null);
        var shopsAdmin = world.member(Role.ADMIN, world.shop);
        var viewer = world.member(Role.VIEWER, null);
        var stranger = world.somebody(ProviderRole.NONE);
        var id = world.organization.id();

        assertThat(usage.lines(billing, id, filter, null, 10).items()).hasSize(4);
        assertThat(usage.lines(shopsAdmin, id, ofShop, null, 10).items()).hasSize(4);
        assertThatThrownBy(() -> usage.lines(shopsAdmin, id, filter, null, 10)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> usage.lines(viewer, id, ofShop, null, 10)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> usage.lines(stranger, id, filter, null, 10)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> usage.explain(stranger, id, world.uid("web"), OCTOBER))
                .isInstanceOf(DeniedException.class);
        var globex = new UsageWorld();
        assertThat(usage.lines(globex.owner, globex.organization.id(), ofShop, null, 10)
                        .items())
                .isEmpty();
    }

    /** Row 57. */
    @Test
    void exportsNoFormulas() {
        world.record(
                world.shop,
                Used.machine("evil").tagged("=cmd|' /C calc'!A0", "@SUM(1)"),
                "2026-10-01T00:00:00Z",
                "2026-10-02T00:00:00Z");
        for (var format : ExportFormat.values()) {
            var target = new ByteArrayOutputStream();
            usage.export(world.owner, world.organization.id(), UsageFilter.of(OCTOBER), format, target);
            var rows = target.toString(StandardCharsets.UTF_8).split("\r\n");

            assertThat(rows).hasSize(6);
            for (var row : rows) {
                assertThat(row).doesNotContainPattern("(^|,)\"?[=+@\\-]").startsWith("\"");
            }
        }
    }

    @Test
    void tellsPricingWhatWasUsed() {
        var read = new ArrayList<UsageHistory.OrganizationUsage>();
        world.bean(UsageHistory.class).read(OCTOBER, read::add);
        var own = read.stream()
                .filter(each -> each.organization().equals(world.organization.id()))
                .findFirst()
                .orElseThrow();
        var prices = world.bean(Prices.class).over(world.organization.id(), MonthlyUsage.month(OCTOBER));
        var rated = own.lines().stream()
                .map(line -> Rating.rate(line, prices.of(line.meter(), line.dimension()))
                        .amount())
                .toList();

        assertThat(sum(rated))
                .isEqualByComparingTo(report(GroupBy.METER, OCTOBER).total().amount());
    }

    private List<UsageLine> lines(YearMonth month) {
        return usage.lines(world.owner, world.organization.id(), UsageFilter.of(month), null, 100)
                .items();
    }

    private UsageReport report(GroupBy groupBy, YearMonth month) {
        return usage.report(
                world.owner,
                world.organization.id(),
                new UsageQuestion(UsageFilter.of(month), groupBy, groupBy == GroupBy.TAG ? "team" : null));
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
