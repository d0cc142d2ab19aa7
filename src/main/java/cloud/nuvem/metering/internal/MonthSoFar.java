package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.metering.MonthToDate;
import cloud.nuvem.metering.MonthToDate.LineToDate;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The month that is running. */
@Component
class MonthSoFar {

    private final MonthLines lines;
    private final Prices prices;
    private final Clock clock;

    MonthSoFar(MonthLines lines, Prices prices, Clock clock) {
        this.lines = lines;
        this.prices = prices;
        this.clock = clock;
    }

    YearMonth month() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** In which an organization is charged in a month; today's where no list was in force then. */
    Currency currency(OrganizationId organization, YearMonth month) {
        var timeline = prices.over(organization, MonthlyUsage.month(month));
        return timeline.isEmpty() ? prices.ofPlan(organization).currency() : timeline.currency();
    }

    MonthToDate of(OrganizationId organization) {
        var month = month();
        var costed = lines.of(organization, month);
        var currency = currency(organization, month);
        return new MonthToDate(
                month,
                until(organization, costed),
                sum(costed, currency, line -> line.line().cost()),
                sum(costed, currency, CostedLine::forecast),
                costed.stream()
                        .map(line -> new LineToDate(line.line(), line.forecast()))
                        .toList());
    }

    @Nullable
    Instant until(OrganizationId organization, List<CostedLine> costed) {
        var regions = costed.stream().map(line -> line.line().region()).collect(Collectors.toSet());
        return lines.watchedUntil(organization, regions);
    }

    private static Money sum(List<CostedLine> costed, Currency currency, Function<CostedLine, @Nullable Money> part) {
        return costed.stream().map(part).filter(Objects::nonNull).reduce(Money.zero(currency), Money::plus);
    }
}
