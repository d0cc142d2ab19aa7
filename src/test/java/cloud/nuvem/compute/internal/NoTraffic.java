package cloud.nuvem.compute.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.monitoring.TrafficCounters;
import java.util.List;

/** A region without measurements. */
final class NoTraffic implements TrafficCounters {

    @Override
    public boolean isMeasured(Region region) {
        return false;
    }

    @Override
    public List<Sent> sent(Region region, Period hour) {
        return List.of();
    }
}
