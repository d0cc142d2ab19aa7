package cloud.nuvem.metering.internal;

import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sums up months that are over, once each, and lets go what is older than thirteen. A month is over when every region was watched
 * beyond its end and all that was carried in it is recorded; then nothing in it changes any more.
 */
@Component
class MonthClosing {

    /** Full months that are kept, beside the one that runs. */
    static final int MONTHS_KEPT = 13;

    private static final Logger LOG = LoggerFactory.getLogger(MonthClosing.class);

    /** Prices of a month are surely known to every replica by then. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private final ClosingRepository closings;
    private final MonthLines lines;
    private final OfferedRegions regions;
    private final Clock clock;

    MonthClosing(ClosingRepository closings, MonthLines lines, OfferedRegions regions, Clock clock) {
        this.closings = closings;
        this.lines = lines;
        this.regions = regions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "10m", initialDelayString = "1m")
    void run() {
        int closed = closeWhatIsOver();
        if (closed > 0) {
            LOG.info("{} months of organizations were summed up", closed);
        }
        int removed = closings.removeBefore(kept().atDay(1));
        if (removed > 0) {
            LOG.info("{} usage records of before {} were let go", removed, kept());
        }
    }

    /** Returns how many months of organizations were closed. */
    int closeWhatIsOver() {
        var last = YearMonth.from(clock.instant().minus(SETTLED).atOffset(ZoneOffset.UTC))
                .minusMonths(1);
        return Stream.iterate(kept(), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .filter(month -> closings.isWatchedUntil(
                        regions.offered(), MonthlyUsage.month(month).to()))
                .mapToInt(this::close)
                .sum();
    }

    private int close(YearMonth month) {
        int closed = 0;
        for (OrganizationId organization : closings.open(month)) {
            if (closings.close(organization, month, clock.instant(), lines.rated(organization, month))) {
                closed++;
            }
        }
        return closed;
    }

    private YearMonth kept() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(MONTHS_KEPT);
    }
}
