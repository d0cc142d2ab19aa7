package cloud.nuvem.monitoring;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.ProjectId;
import java.math.BigDecimal;
import java.util.List;

/** What machines of all projects sent, from raw counters: for metering, never for a door. */
public interface TrafficCounters {

    /** Whether the region has measurements at all. */
    boolean isMeasured(Region region);

    /**
     * Counts an hour that is over. Differences of the counters' own samples, never extrapolated: each boundary counts with the last
     * sample at or before it, so that hours one after another add up to what the counters say. A counter that began anew counts
     * from zero.
     *
     * @throws MeasurementsUnavailable while Prometheus does not answer
     */
    List<Sent> sent(Region region, Period hour);

    /**
     * One machine's hour.
     *
     * @param bytes surely sent in it
     * @param atFirst where its counters stood when they were first seen in the hour; zero when they were seen before it. Sent in the
     *     hour as well if the machine began in it
     * @param knownAtBegin whether a sample lies in the five minutes before the hour
     * @param knownAtEnd whether one lies in its last five minutes
     */
    record Sent(
            ProjectId project,
            ResourceName machine,
            BigDecimal bytes,
            BigDecimal atFirst,
            boolean knownAtBegin,
            boolean knownAtEnd) {}
}
