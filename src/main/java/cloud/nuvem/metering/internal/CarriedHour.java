package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.CarriedSource.Counted;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pure: what was counted by name in an hour, given to the resources that ran in it. What is not known is missing, never guessed:
 * it is not charged.
 *
 * @param carried what to record
 * @param missing of which runs samples are missing
 */
record CarriedHour(List<Carried> carried, List<Run> missing) {

    /** Shorter runs may end before they are ever scraped. */
    private static final Duration SURELY_SCRAPED = Duration.ofMinutes(5);

    /**
     * A record of what carries, in that hour.
     *
     * @param to null while it goes on
     */
    record Run(
            String uid,
            ResourceRef resource,
            OrganizationId organization,
            Map<String, String> tags,
            Instant from,
            @Nullable Instant to) {

        private boolean covers(Instant moment) {
            return !from.isAfter(moment) && (to == null || to.isAfter(moment));
        }
    }

    /** What a run's resource carried. */
    record Carried(Run run, BigDecimal amount) {}

    /**
     * Gives what was counted to what ran. Where resources of one name followed one another within the hour, the last gets it all:
     * the counters do not tell them apart.
     *
     * @param runs that touch the hour, by time
     */
    static CarriedHour of(Period hour, List<Counted> counted, List<Run> runs) {
        var byName =
                counted.stream().collect(Collectors.toMap(Counted::resource, Function.identity(), (one, other) -> one));
        var byResource = new LinkedHashMap<ResourceRef, List<Run>>();
        runs.forEach(run -> byResource
                .computeIfAbsent(run.resource(), any -> new ArrayList<>())
                .add(run));
        var carried = new ArrayList<Carried>();
        var missing = new ArrayList<Run>();
        byResource.forEach((resource, own) -> {
            var count = byName.get(resource);
            var last = own.getLast();
            if (isMissing(hour, count, own)) {
                missing.add(last);
            }
            if (count != null) {
                boolean began = own.stream().noneMatch(run -> run.covers(hour.from()));
                carried.add(new Carried(last, began ? count.amount().add(count.sinceBegin()) : count.amount()));
            }
        });
        return new CarriedHour(carried, missing);
    }

    private static boolean isMissing(Period hour, @Nullable Counted count, List<Run> runs) {
        if (count == null) {
            return length(hour, runs).compareTo(SURELY_SCRAPED) > 0;
        }
        boolean ranAtBegin = runs.stream().anyMatch(run -> run.covers(hour.from()));
        boolean ranAtEnd = runs.stream()
                .anyMatch(run ->
                        run.covers(hour.to()) && !run.from().isAfter(hour.to().minus(SURELY_SCRAPED)));
        return (ranAtBegin && !count.knownAtBegin()) || (ranAtEnd && !count.knownAtEnd());
    }

    private static Duration length(Period hour, List<Run> runs) {
        return runs.stream()
                .map(run -> {
                    var from = run.from().isBefore(hour.from()) ? hour.from() : run.from();
                    var to = run.to();
                    var end = to == null || to.isAfter(hour.to()) ? hour.to() : to;
                    return Duration.between(from, end);
                })
                .reduce(Duration.ZERO, Duration::plus);
    }
}
