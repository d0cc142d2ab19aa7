package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.Unavailable;
import cloud.nuvem.metering.MeterSource;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says when to look: every minute, and soon after something changed. Runs in every replica; the looks themselves are fenced. */
@Component
class MeterClock {

    private static final Logger LOG = LoggerFactory.getLogger(MeterClock.class);

    private final RegionMeter meter;
    private final OfferedRegions regions;
    private final MeteringProperties properties;
    private final Map<Region, Long> lookedAt = new ConcurrentHashMap<>();
    private final Set<Region> changed = ConcurrentHashMap.newKeySet();
    private final Set<Region> silent = ConcurrentHashMap.newKeySet();

    MeterClock(RegionMeter meter, List<MeterSource> sources, OfferedRegions regions, MeteringProperties properties) {
        this.meter = meter;
        this.regions = regions;
        this.properties = properties;
        sources.forEach(source -> source.onChange(changed::add));
    }

    @Scheduled(fixedDelay = 500)
    void lookWhereDue() {
        regions.offered().stream().filter(this::isDue).forEach(this::look);
    }

    private boolean isDue(Region region) {
        var last = lookedAt.get(region);
        if (last == null) {
            return true;
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - last);
        var wait = changed.contains(region) ? properties.afterChange() : properties.every();
        return elapsed.compareTo(wait) >= 0;
    }

    private void look(Region region) {
        lookedAt.put(region, System.nanoTime());
        changed.remove(region);
        try {
            meter.look(region);
            if (silent.remove(region)) {
                LOG.info("Region {} is metered again", region);
            }
        } catch (RuntimeException failure) {
            if (!(failure instanceof Unavailable)) {
                LOG.error("Region {} could not be metered", region, failure);
            } else if (silent.add(region)) {
                LOG.warn("Region {} is not metered until it is heard: {}", region, failure.toString());
            }
        }
    }
}
