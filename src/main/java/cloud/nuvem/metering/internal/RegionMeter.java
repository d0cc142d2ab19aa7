package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.MeterSource;
import cloud.nuvem.metering.MeterSource.Look;
import cloud.nuvem.metering.MeterSource.Metered;
import cloud.nuvem.metering.internal.UsageRepository.OwnedOpening;
import cloud.nuvem.metering.internal.UsageRepository.Progress;
import cloud.nuvem.pricing.Meter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One look at a region: what exists is compared with the open records, and the difference is written in one transaction. */
@Component
class RegionMeter {

    private static final Logger LOG = LoggerFactory.getLogger(RegionMeter.class);

    /** A clock that was put back by more is believed; by less, the look is skipped. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    private final List<MeterSource> sources;
    private final UsageRepository records;
    private final ProjectOwners owners;
    private final MeteringProperties properties;
    private final Clock clock;

    RegionMeter(
            List<MeterSource> sources,
            UsageRepository records,
            ProjectOwners owners,
            MeteringProperties properties,
            Clock clock) {
        this.sources = sources;
        this.records = records;
        this.owners = owners;
        this.properties = properties;
        this.clock = clock;
    }

    /** How a look ended. */
    enum Outcome {
        WRITTEN,
        /** Another replica wrote one meanwhile, or the clock stands still. */
        SUPERSEDED
    }

    /** @throws RuntimeException that is {@code Unavailable} when the region cannot be heard: nothing is written */
    Outcome look(Region region) {
        var before = records.progress(region);
        var now = clock.instant();
        var last = before.seenUntil();
        if (last != null && !now.isAfter(last) && now.isAfter(last.minus(CLOCK_TOLERANCE))) {
            return Outcome.SUPERSEDED;
        }
        var look = together(region);
        return records.inTransaction(writing -> write(writing, region, before, look, now));
    }

    private Look together(Region region) {
        var metered = new ArrayList<Metered>();
        var ended = new HashMap<String, Instant>();
        for (var source : sources) {
            var look = source.look(region);
            metered.addAll(look.metered());
            ended.putAll(look.ended());
        }
        return new Look(metered, ended);
    }

    private Outcome write(LookRepository writing, Region region, Progress before, Look look, Instant now) {
        if (!writing.advance(region, before.looks(), now)) {
            return Outcome.SUPERSEDED;
        }
        var last = before.seenUntil();
        if (last != null && last.isAfter(now)) {
            LOG.warn("The clock was put back from {} to {}; region {} is metered from there on", last, now, region);
            return Outcome.WRITTEN;
        }
        var changes = changes(writing, region, look, before, now);
        if (!changes.isEmpty()) {
            writing.close(changes.closings());
            writing.open(region, owned(changes.openings()));
        }
        if (last != null && Duration.between(last, now).compareTo(properties.gapAfter()) > 0) {
            LOG.warn(
                    "Region {} was not metered from {} to {}, {} records in doubt",
                    region,
                    last,
                    now,
                    changes.inDoubt().size());
            writing.addGap(region, new Period(last, now), changes.inDoubt());
        }
        return Outcome.WRITTEN;
    }

    private UsageChanges changes(LookRepository writing, Region region, Look look, Progress before, Instant now) {
        var last = before.seenUntil();
        var from = Months.of(last == null ? now : last);
        var open = writing.open(region, meters(), from);
        var known = open.stream().map(OpenRecord::key).collect(Collectors.toCollection(HashSet::new));
        var fresh = look.metered().stream()
                .map(thing -> new ResourceMeter(thing.meter(), thing.uid()))
                .filter(key -> !known.contains(key))
                .toList();
        var ends = fresh.isEmpty() ? Map.<ResourceMeter, Instant>of() : writing.ends(fresh, from);
        return UsageComparison.compare(open, look, last, now, ends);
    }

    private Set<Meter> meters() {
        return sources.stream().flatMap(source -> source.meters().stream()).collect(Collectors.toSet());
    }

    /** What lives in a namespace that is no project's belongs to nobody who could pay. */
    private List<OwnedOpening> owned(List<UsageChanges.Opening> openings) {
        if (openings.isEmpty()) {
            return List.of();
        }
        var payers = owners.all();
        var owned = new ArrayList<OwnedOpening>(openings.size());
        for (var opening : openings) {
            var payer = payers.get(opening.thing().project());
            if (payer != null) {
                owned.add(new OwnedOpening(payer, opening));
            }
        }
        return owned;
    }
}
