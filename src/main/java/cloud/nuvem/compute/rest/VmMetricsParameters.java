package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.TimeFrame;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What shall be shown of a machine, and of which time. */
record VmMetricsParameters(
        @Parameter(
                required = true,
                description = "What is measured",
                schema =
                        @Schema(
                                allowableValues = {
                                    "cpu",
                                    "vcpus",
                                    "memory",
                                    "disk-throughput",
                                    "disk-operations",
                                    "disk-latency",
                                    "network-throughput",
                                    "network-packets",
                                    "network-drops"
                                }))
        @Nullable
        String metric,

        @Parameter(
                description = "Where the frame begins (RFC 3339); an hour before its end when not given",
                example = "2026-11-24T09:00:00Z")
        @Nullable
        String from,

        @Parameter(description = "Where the frame ends; now when not given or later", example = "2026-11-24T10:00:00Z")
        @Nullable
        String to,

        @Parameter(
                description = "Seconds between two values, 15 at least and at most 2,000 values in all; chosen by the"
                        + " frame's length when not given",
                example = "60")
        @Nullable
        String step) {

    private static final int LONGEST_MOMENT = 40;

    Graph graph() {
        if (metric == null) {
            throw ApiRefusal.parameter("missing-value", "metric");
        }
        return Arrays.stream(Graph.values())
                .filter(graph ->
                        graph.scope() == Graph.Scope.MACHINE && graph.id().equals(metric))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.parameter("invalid-value", "metric"));
    }

    TimeFrame frame(Instant now) {
        var end = moment("to", to).filter(each -> each.isBefore(now)).orElse(now);
        var begin = moment("from", from).orElse(end.minus(Duration.ofHours(1)));
        if (!begin.isBefore(end)) {
            throw ApiRefusal.parameter("metrics.frame-without-length", "from");
        }
        if (Duration.between(begin, end).compareTo(TimeFrame.LONGEST) > 0) {
            throw ApiRefusal.parameter("metrics.frame-too-long", "from", TimeFrame.LONGEST.toDays());
        }
        return step == null ? TimeFrame.between(begin, end) : stepped(begin, end, seconds(step));
    }

    private static TimeFrame stepped(Instant begin, Instant end, int seconds) {
        if (Duration.between(begin, end).toSeconds() / seconds >= TimeFrame.MAX_POINTS) {
            throw ApiRefusal.parameter("metrics.too-many-values", "step", TimeFrame.MAX_POINTS);
        }
        return TimeFrame.between(begin, end, Duration.ofSeconds(seconds));
    }

    private static int seconds(String text) {
        if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) < TimeFrame.SHORTEST_STEP.toSeconds()) {
            throw ApiRefusal.parameter("invalid-value", "step");
        }
        return Integer.parseInt(text);
    }

    private static Optional<Instant> moment(String parameter, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (text.length() <= LONGEST_MOMENT) {
                return Optional.of(Instant.parse(text));
            }
        } catch (DateTimeException nonsense) {
            throw ApiRefusal.parameter("invalid-value", parameter);
        }
        throw ApiRefusal.parameter("invalid-value", parameter);
    }
}
