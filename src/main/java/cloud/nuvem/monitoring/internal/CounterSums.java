package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.TrafficCounters.Sent;
import cloud.nuvem.tenancy.ProjectId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Pure: one machine's counters of an hour, summed up over its interfaces and the hosts it was on. */
final class CounterSums {

    /** How far back a sample may lie to tell where a counter stood; Prometheus' own look-back. */
    static final Duration LOOK_BACK = Duration.ofMinutes(5);

    private final double from;
    private final double to;
    private BigDecimal bytes = BigDecimal.ZERO;
    private BigDecimal atFirst = BigDecimal.ZERO;
    private boolean knownAtBegin;
    private boolean knownAtEnd;

    private CounterSums(Period hour) {
        this.from = hour.from().getEpochSecond();
        this.to = hour.to().getEpochSecond();
    }

    static Sent of(ProjectId project, ResourceName machine, List<CounterSeries> counters, Period hour) {
        var sums = new CounterSums(hour);
        counters.forEach(sums::add);
        return sums.sent(project, machine);
    }

    private void add(CounterSeries counter) {
        BigDecimal before = null;
        for (var sample : counter.samples()) {
            if (sample.at() <= from) {
                knownAtBegin = true;
            } else if (before == null) {
                atFirst = atFirst.add(sample.value());
            } else {
                boolean beganAnew = sample.value().compareTo(before) < 0;
                bytes = bytes.add(beganAnew ? sample.value() : sample.value().subtract(before));
            }
            before = sample.value();
            knownAtEnd |= sample.at() > to - LOOK_BACK.toSeconds();
        }
    }

    /** A counter more of a machine that was known before (it moved to another host, got an interface) began at zero. */
    private Sent sent(ProjectId project, ResourceName machine) {
        return knownAtBegin
                ? new Sent(project, machine, bytes.add(atFirst), BigDecimal.ZERO, true, knownAtEnd)
                : new Sent(project, machine, bytes, atFirst, false, knownAtEnd);
    }
}
