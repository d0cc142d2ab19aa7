package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Leaves a Prometheus that did not answer alone for a moment, so that a hundred pages do not wait for it one by one. */
@Component
class Outages {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final Clock clock;
    private final Duration pause;
    private final Map<Region, Outage> outages = new ConcurrentHashMap<>();

    private record Outage(Instant since, Instant until) {}

    Outages(Clock clock, MonitoringProperties properties) {
        this.clock = clock;
        this.pause = properties.pause();
    }

    /** @throws PrometheusException at once while the region's Prometheus is left alone */
    <T> T unlessOut(Region region, Supplier<T> query) {
        var outage = outages.get(region);
        if (outage != null && clock.instant().isBefore(outage.until())) {
            throw new PrometheusException("Prometheus of " + region + " is left alone for now", null, false);
        }
        try {
            var answer = query.get();
            end(region);
            return answer;
        } catch (PrometheusException failure) {
            if (failure.isDown()) {
                begin(region, failure);
            }
            throw failure;
        }
    }

    private void begin(Region region, PrometheusException failure) {
        var now = clock.instant();
        outages.compute(region, (_, before) -> {
            if (before == null) {
                LOG.warn("Graphs of {} are not available: {}", region, failure.getMessage(), failure);
            }
            return new Outage(before == null ? now : before.since(), now.plus(pause));
        });
    }

    private void end(Region region) {
        var ended = outages.remove(region);
        if (ended != null) {
            LOG.info(
                    "Graphs of {} are available again after {}",
                    region,
                    Duration.between(ended.since(), clock.instant()));
        }
    }
}
