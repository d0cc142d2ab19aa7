package cloud.nuvem.metering.internal;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;

/** Billing months, in UTC. */
final class Months {

    private Months() {}

    /** First day of the month that an instant lies in. */
    static LocalDate of(Instant instant) {
        return instant.atOffset(UTC).toLocalDate().withDayOfMonth(1);
    }

    static Instant begin(LocalDate month) {
        return month.atStartOfDay(UTC).toInstant();
    }

    /** The first instant that is not in the month any more. */
    static Instant end(LocalDate month) {
        return begin(month.plusMonths(1));
    }
}
