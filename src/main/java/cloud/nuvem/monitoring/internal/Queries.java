package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.Consumer;
import cloud.nuvem.monitoring.internal.ChunkKey.LineKey;
import cloud.nuvem.monitoring.internal.PrometheusGateway.Range;
import cloud.nuvem.tenancy.Project;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks for one project: takes its organization's turn, leaves a dead Prometheus alone, and believes no foreign series. */
@Component
class Queries {

    private static final Logger LOG = LoggerFactory.getLogger(Queries.class);
    private static final int LEAST_SAMPLES = 4;

    private final PrometheusGateway prometheus;
    private final Turns turns;
    private final Outages outages;
    private final Duration shortestWindow;

    Queries(PrometheusGateway prometheus, Turns turns, Outages outages, MonitoringProperties properties) {
        this.prometheus = prometheus;
        this.turns = turns;
        this.outages = outages;
        this.shortestWindow = properties.scrapeInterval().multipliedBy(LEAST_SAMPLES);
    }

    List<MatrixSeries> line(Project project, LineKey line, Range range) {
        var query = new Templates(line.selector(), window(Duration.ofSeconds(range.step())))
                .line(line.graph(), line.line());
        return own(project, asked(project, line.region(), () -> prometheus.range(line.region(), query, range)));
    }

    List<Consumer> consumers(Project project, Rankings.Key key) {
        var query = new Templates(key.selector(), window(key.frame().length())).consumers(key.consumption());
        long at = key.frame().to().getEpochSecond();
        return own(project, asked(project, key.region(), () -> prometheus.instant(key.region(), query, at))).stream()
                .filter(series -> ResourceName.isValid(series.label("name")) && !Float.isNaN(series.at(0)))
                .map(series -> new Consumer(new ResourceName(series.label("name")), series.at(0)))
                .sorted(Comparator.comparingDouble(Consumer::value).reversed().thenComparing(Consumer::machine))
                .toList();
    }

    private List<MatrixSeries> asked(Project project, Region region, Supplier<List<MatrixSeries>> query) {
        return turns.take(project.organization(), () -> outages.unlessOut(region, query));
    }

    private Duration window(Duration wanted) {
        return wanted.compareTo(shortestWindow) < 0 ? shortestWindow : wanted;
    }

    /** Whatever a proxy in front of Prometheus, or a mistake of ours, lets through: another tenant's series ends here. */
    private static List<MatrixSeries> own(Project project, List<MatrixSeries> answer) {
        var namespace = project.id().namespace();
        return answer.stream()
                .filter(series -> {
                    boolean own = series.label("namespace").equals(namespace);
                    if (!own) {
                        LOG.error("Prometheus answered about another namespace than {}", namespace);
                    }
                    return own;
                })
                .toList();
    }
}
