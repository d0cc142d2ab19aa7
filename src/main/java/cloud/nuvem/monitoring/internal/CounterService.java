package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.MeasurementsUnavailable;
import cloud.nuvem.monitoring.TrafficCounters;
import cloud.nuvem.tenancy.ProjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
class CounterService implements TrafficCounters {

    private static final Logger LOG = LoggerFactory.getLogger(CounterService.class);
    private static final String PREFIX = "nuvem-";

    private final PrometheusGateway prometheus;
    private final Outages outages;

    private record Machine(ProjectId project, ResourceName name) {}

    CounterService(PrometheusGateway prometheus, Outages outages) {
        this.prometheus = prometheus;
        this.outages = outages;
    }

    @Override
    public boolean isMeasured(Region region) {
        return prometheus.knows(region);
    }

    @Override
    public List<Sent> sent(Region region, Period hour) {
        long seconds = hour.duration().plus(CounterSums.LOOK_BACK).toSeconds();
        var query = "kubevirt_vmi_network_transmit_bytes_total{namespace=~\"" + PREFIX + ".+\"}[" + seconds + "s]";
        try {
            var counters = outages.unlessOut(
                    region, () -> prometheus.counters(region, query, hour.to().getEpochSecond()));
            return byMachine(counters).entrySet().stream()
                    .map(entry -> CounterSums.of(
                            entry.getKey().project(), entry.getKey().name(), entry.getValue(), hour))
                    .toList();
        } catch (PrometheusException failure) {
            LOG.debug("Counters of {} cannot be read", region, failure);
            throw new MeasurementsUnavailable();
        }
    }

    private static Map<Machine, List<CounterSeries>> byMachine(List<CounterSeries> counters) {
        var machines = new HashMap<Machine, List<CounterSeries>>();
        for (var counter : counters) {
            var namespace = counter.labels().getOrDefault("namespace", "");
            var name = counter.labels().getOrDefault("name", "");
            var project = namespace.startsWith(PREFIX) ? namespace.substring(PREFIX.length()) : "";
            if (ProjectId.isValid(project) && ResourceName.isValid(name)) {
                machines.computeIfAbsent(
                                new Machine(new ProjectId(project), new ResourceName(name)), any -> new ArrayList<>())
                        .add(counter);
            }
        }
        return machines;
    }
}
