package cloud.nuvem.compute.rest;

import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.GraphSeries;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine over time, in columns.
 *
 * @param from the first value's moment
 * @param to the last value's moment
 * @param step seconds between two values
 */
record MetricsResponse(
        String metric,
        @Schema(example = "bytes-per-second") String unit,
        Instant from,
        Instant to,
        long step,
        List<Series> series) {

    /**
     * One line.
     *
     * @param part which disk, interface or vCPU; null where the metric has no parts
     * @param values one for each step; null where nothing was measured
     */
    record Series(
            @Schema(example = "read") String name,
            @Schema(example = "vda") @Nullable String part,
            List<@Nullable Double> values) {

        static Series of(GraphSeries series) {
            List<@Nullable Double> values = new ArrayList<>(series.size());
            for (int point = 0; point < series.size(); point++) {
                values.add(series.isMeasuredAt(point) ? series.at(point) : null);
            }
            return new Series(series.line(), series.part().isEmpty() ? null : series.part(), values);
        }
    }

    static MetricsResponse of(GraphData found) {
        return new MetricsResponse(
                found.graph().id(),
                ApiNames.of(found.graph().unit()),
                found.frame().from(),
                found.frame().to(),
                found.frame().step().toSeconds(),
                found.series().stream().map(Series::of).toList());
    }
}
