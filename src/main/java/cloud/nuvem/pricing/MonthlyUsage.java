package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * What one resource used of one meter and dimension in one month: what an invoice line is made from.
 *
 * @param month the calendar month in UTC; its length is what a GiB-month is divided by
 * @param periods in order of time, inside the month, never two at once; gaps are free
 */
public record MonthlyUsage(Meter meter, String dimension, Period month, List<UsagePeriod> periods) {

    public MonthlyUsage {
        if (month.duration().isZero()) {
            throw new IllegalArgumentException("a month has a length");
        }
        periods = periods.stream()
                .sorted(Comparator.comparing((UsagePeriod used) -> used.period().from())
                        .thenComparing(used -> used.period().to()))
                .toList();
        var end = month.from();
        for (var used : periods) {
            if (used.period().from().isBefore(end)) {
                throw new IllegalArgumentException("usage overlaps or begins before the month: " + used.period());
            }
            end = used.period().to();
        }
        if (end.isAfter(month.to())) {
            throw new IllegalArgumentException("usage ends after the month: " + end);
        }
    }

    /** A calendar month in UTC. */
    public static Period month(YearMonth month) {
        return new Period(start(month), start(month.plusMonths(1)));
    }

    /** The month of an estimate: 730 hours, the twelfth part of a year. */
    public static Period averageMonth() {
        return new Period(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofHours(730)));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
