package cloud.nuvem.monitoring.ui;

import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.GraphSeries;
import cloud.nuvem.ui.ChartColumn;
import cloud.nuvem.ui.ChartData;
import cloud.nuvem.ui.ChartTitle;
import cloud.nuvem.ui.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What graphs and their lines are called and which colour they have, the same on every page. */
final class GraphWords {

    private static final int MEMORY_COLOUR = 3;

    private GraphWords() {}

    static ChartTitle title(GraphSubject subject, Graph graph) {
        return new ChartTitle(
                Words.text("graph." + graph.id()),
                Words.text("graph." + graph.id() + ".note"),
                ChartTitle.Unit.valueOf(graph.unit().name()),
                subject.name() + "-" + graph.id(),
                subject.name());
    }

    /** All of it, or what a chart that has the rest needs from this point on. */
    static ChartData data(GraphData found, int fromPoint) {
        var frame = found.frame();
        List<ChartColumn> columns = new ArrayList<>();
        var parts = found.series().stream().map(GraphSeries::part).distinct().toList();
        for (var series : found.series()) {
            columns.add(ChartColumn.of(
                    words(found.graph(), series),
                    colour(found.graph(), series.line(), parts.indexOf(series.part())),
                    series.from(fromPoint)));
        }
        return new ChartData(frame.at(fromPoint), frame.step(), frame.points() - fromPoint, frame.points(), columns);
    }

    private static String words(Graph graph, GraphSeries series) {
        var line = Words.text("graph.line." + series.line(), series.part());
        return series.part().isEmpty() || graph == Graph.VCPUS
                ? line
                : Words.text("graph.line.of-part", series.part(), line.toLowerCase(java.util.Locale.ROOT));
    }

    private static int colour(Graph graph, String line, int part) {
        if (line.equals("available")) {
            return ChartColumn.CEILING;
        }
        if (graph == Graph.MEMORY || graph == Graph.PROJECT_MEMORY) {
            return MEMORY_COLOUR;
        }
        var lines = graph.lines();
        return (part * lines.size() + lines.indexOf(line)) % ChartColumn.COLOURS + 1;
    }

    /** {@code 15 s}, {@code 5 min}, {@code 2 h}. */
    static String length(Duration step) {
        if (step.toSeconds() < 60) {
            return Words.text("graphs.seconds", step.toSeconds());
        }
        return step.toMinutes() < 60
                ? Words.text("graphs.minutes", step.toMinutes())
                : Words.text("graphs.hours", step.toHours());
    }
}
