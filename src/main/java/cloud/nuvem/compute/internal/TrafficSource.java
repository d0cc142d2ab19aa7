package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.CarriedSource;
import cloud.nuvem.monitoring.TrafficCounters;
import cloud.nuvem.monitoring.TrafficCounters.Sent;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Component;

/** What machines sent out, all their interfaces together. */
@Component
class TrafficSource implements CarriedSource {

    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    /** A GiB to a byte and better; what is cut off is the customer's. */
    private static final int DECIMALS = 9;

    private final TrafficCounters counters;

    TrafficSource(TrafficCounters counters) {
        this.counters = counters;
    }

    @Override
    public Meter meter() {
        return Meter.OUTBOUND_TRAFFIC;
    }

    @Override
    public String dimension() {
        return Meter.INTERNET;
    }

    @Override
    public Meter carrier() {
        return Meter.VM_RUNNING;
    }

    @Override
    public boolean isMeasured(Region region) {
        return counters.isMeasured(region);
    }

    @Override
    public List<Counted> counted(Region region, Period hour) {
        return counters.sent(region, hour).stream().map(TrafficSource::counted).toList();
    }

    private static Counted counted(Sent sent) {
        return new Counted(
                VmLinks.ref(sent.project(), sent.machine().value()),
                gib(sent.bytes()),
                gib(sent.atFirst()),
                sent.knownAtBegin(),
                sent.knownAtEnd());
    }

    private static BigDecimal gib(BigDecimal bytes) {
        return bytes.divide(GIB, DECIMALS, RoundingMode.DOWN);
    }
}
