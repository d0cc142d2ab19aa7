package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.Unavailable;
import cloud.nuvem.metering.CarriedSource;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records, hour by hour, what was carried. An hour is asked for when it is over and its last samples have come; one that nobody
 * can answer is asked for again, and the hours after it wait, so that none is left out. Fenced like the looks: an hour is
 * written only on top of the one before. It waits for the looks: only they tell what ran.
 */
@Component
class CarriedMeter {

    private static final Logger LOG = LoggerFactory.getLogger(CarriedMeter.class);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Prometheus scrapes every half minute or so; later samples of an hour do not come. */
    private static final Duration UNTIL_SETTLED = Duration.ofMinutes(3);

    /** A month, so that what was missed is caught up with in one go. */
    private static final int HOURS_AT_ONCE = 750;

    private final List<CarriedSource> sources;
    private final CarriedRepository records;
    private final OfferedRegions regions;
    private final Clock clock;

    CarriedMeter(List<CarriedSource> sources, CarriedRepository records, OfferedRegions regions, Clock clock) {
        this.sources = sources;
        this.records = records;
        this.regions = regions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "30s")
    void recordWhatIsOver() {
        for (var region : regions.offered()) {
            for (var source : sources) {
                if (!source.isMeasured(region)) {
                    continue;
                }
                try {
                    record(region, source);
                } catch (RuntimeException failure) {
                    tell(region, source, failure);
                }
            }
        }
    }

    /** Returns how many hours were written. */
    int record(Region region, CarriedSource source) {
        var begin = records.carriedUntil(region, source.meter(), thisHour());
        int written = 0;
        while (written < HOURS_AT_ONCE
                && isSettled(begin.plus(HOUR))
                && records.isWatchedUntil(region, begin.plus(HOUR))) {
            var hour = new Period(begin, begin.plus(HOUR));
            var counted = source.counted(region, hour);
            var carried = CarriedHour.of(hour, counted, records.runs(region, source.carrier(), hour));
            if (!records.write(region, source, hour, carried)) {
                return written; // another replica did
            }
            written++;
            begin = hour.to();
        }
        return written;
    }

    private boolean isSettled(Instant end) {
        return !clock.instant().isBefore(end.plus(UNTIL_SETTLED));
    }

    private Instant thisHour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    private static void tell(Region region, CarriedSource source, RuntimeException failure) {
        if (failure instanceof Unavailable) {
            LOG.debug("{} of region {} is not known yet: {}", source.meter(), region, failure.toString());
        } else {
            LOG.error("{} of region {} could not be recorded", source.meter(), region, failure);
        }
    }
}
