package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.metering.UsageLine;
import cloud.nuvem.metering.UsageQuestion;
import cloud.nuvem.metering.UsageReport;
import cloud.nuvem.metering.UsageReport.Group;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pure: lines summed up by group and by day or month. */
final class UsageSums {

    private static final int MOST_MONTHS_BY_DAY = 2;

    private final UsageQuestion question;
    private final Currency currency;
    private final boolean byDay;
    private final List<LocalDate> steps;
    private final Map<String, GroupSum> groups = new HashMap<>();
    private final TreeSet<YearMonth> otherCurrency = new TreeSet<>();
    private long unpriced;

    private UsageSums(UsageQuestion question, Currency currency) {
        this.question = question;
        this.currency = currency;
        var filter = question.filter();
        this.byDay = !filter.last().isAfter(filter.first().plusMonths(MOST_MONTHS_BY_DAY - 1L));
        this.steps = steps();
    }

    /** @param lines those that fit the filter */
    static UsageReport report(
            UsageQuestion question, Currency currency, List<CostedLine> lines, @Nullable Instant until) {
        var sums = new UsageSums(question, currency);
        lines.forEach(sums::add);
        return sums.report(until);
    }

    private List<LocalDate> steps() {
        var first = question.filter().first().atDay(1);
        var end = question.filter().last().plusMonths(1).atDay(1);
        return byDay
                ? first.datesUntil(end).toList()
                : Stream.iterate(first, day -> day.isBefore(end), day -> day.plusMonths(1))
                        .toList();
    }

    private void add(CostedLine costed) {
        var line = costed.line();
        var cost = line.cost();
        if (cost != null && !cost.currency().equals(currency)) {
            otherCurrency.add(line.month());
            return;
        }
        if (cost == null) {
            unpriced++;
        }
        if (question.groupBy() == UsageQuestion.GroupBy.DAY) {
            addDays(costed);
            return;
        }
        var group = groups.computeIfAbsent(key(line), key -> new GroupSum(key, steps.size()));
        group.add(line);
        if (byDay) {
            int first = step(line.month().atDay(1));
            for (int day = 0; day < costed.days().size(); day++) {
                group.charge(first + day, costed.days().get(day));
            }
        } else if (cost != null) {
            group.charge(step(line.month().atDay(1)), cost.amount());
        }
    }

    /** The amount of a line is not told by day: each day shows its cost. */
    private void addDays(CostedLine costed) {
        int first = step(costed.line().month().atDay(1));
        for (int day = 0; day < costed.days().size(); day++) {
            int step = byDay ? first + day : first;
            if (costed.days().get(day).signum() != 0) {
                var group = groups.computeIfAbsent(steps.get(step).toString(), key -> new GroupSum(key, steps.size()));
                group.see(costed.line());
                group.charge(step, costed.days().get(day));
            }
        }
    }

    private int step(LocalDate day) {
        var begin = steps.getFirst();
        return Math.toIntExact(
                byDay
                        ? day.toEpochDay() - begin.toEpochDay()
                        : YearMonth.from(begin).until(day, ChronoUnit.MONTHS));
    }

    private String key(UsageLine line) {
        return switch (question.groupBy()) {
            case PROJECT -> Objects.requireNonNull(line.resource().project());
            case KIND -> line.resource().kind();
            case METER -> line.meter().name();
            case RESOURCE -> line.uid();
            case TAG -> line.tags().getOrDefault(Objects.requireNonNull(question.tag()), "");
            case DAY -> throw new IllegalStateException("days are added one by one");
        };
    }

    private UsageReport report(@Nullable Instant until) {
        boolean byTime = question.groupBy() == UsageQuestion.GroupBy.DAY;
        var sorted = groups.values().stream()
                .sorted(
                        byTime
                                ? Comparator.comparing(GroupSum::key)
                                : Comparator.comparing(GroupSum::cost)
                                        .reversed()
                                        .thenComparing(GroupSum::key))
                .toList();
        var shown = sorted.subList(0, Math.min(sorted.size(), UsageReport.MAX_GROUPS));
        var total = sorted.stream().map(GroupSum::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean ofResources = question.groupBy() == UsageQuestion.GroupBy.RESOURCE;
        return new UsageReport(
                new Money(total, currency),
                steps,
                shown.stream().map(sum -> sum.group(currency, ofResources)).toList(),
                rest(sorted.subList(shown.size(), sorted.size())),
                new ArrayList<>(otherCurrency),
                unpriced,
                until);
    }

    private @Nullable Group rest(List<GroupSum> left) {
        if (left.isEmpty()) {
            return null;
        }
        var rest = new GroupSum("", steps.size());
        left.forEach(rest::take);
        return rest.group(currency, false);
    }
}
