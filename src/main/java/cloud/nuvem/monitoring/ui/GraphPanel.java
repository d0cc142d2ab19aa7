package cloud.nuvem.monitoring.ui;

import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.monitoring.Measurement;
import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.TimeSeriesChart;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One graph of a board: asks on a thread of its own, shows what comes, and says calmly what does not. Its fields belong to the
 * page's thread.
 */
final class GraphPanel {

    private static final Duration SECOND_PATIENCE = Duration.ofSeconds(15);

    /** Points sent again behind a live chart's end: the newest may have been measured in part only. */
    private static final int OVERLAP = 4;

    private final Graphs graphs;
    private final GraphSubject subject;
    private final Graph graph;
    private final TimeSeriesChart chart;
    private @Nullable TimeFrame wanted;
    private @Nullable TimeFrame shown;
    private boolean asking;

    GraphPanel(Graphs graphs, GraphSubject subject, Graph graph) {
        this.graphs = graphs;
        this.subject = subject;
        this.graph = graph;
        this.chart = new TimeSeriesChart(GraphWords.title(subject, graph));
    }

    TimeSeriesChart chart() {
        return chart;
    }

    /** On the page's thread. */
    void show(UI page, TimeFrame frame) {
        if (frame.equals(wanted) && (asking || frame.equals(shown))) {
            return;
        }
        if (wanted == null || !isAlike(wanted, frame)) {
            chart.loading();
        }
        wanted = frame;
        asking = true;
        ask(page, frame);
    }

    private void ask(UI page, TimeFrame frame) {
        var question = subject.question(graph, frame);
        Background.run(
                page,
                () -> {
                    var first = graphs.read(subject.actor(), question, Graphs.PAGE_PATIENCE);
                    if (first instanceof Measurement.Late<GraphData>) {
                        Background.tell(page, () -> late(frame));
                        return graphs.read(subject.actor(), question, SECOND_PATIENCE);
                    }
                    return first;
                },
                answer -> answered(frame, answer),
                _ -> answered(frame, new Measurement.Unavailable<>()));
    }

    private void late(TimeFrame frame) {
        if (frame.equals(wanted) && asking) {
            chart.waiting(Words.text("graphs.late"));
        }
    }

    private void answered(TimeFrame frame, Measurement<GraphData> answer) {
        if (!frame.equals(wanted)) {
            return;
        }
        asking = false;
        switch (answer) {
            case Measurement.Measured<GraphData>(var found) -> draw(found);
            case Measurement.Late<GraphData> _ -> nothing(frame, Words.text("graphs.late"));
            case Measurement.Unavailable<GraphData> _ -> nothing(frame, Words.text("graphs.unavailable"));
            case Measurement.NotMeasured<GraphData>(var region) ->
                nothing(frame, Words.text("graphs.none", region.value()));
        }
    }

    /** What is shown stays only while it is about this stretch of time. */
    private void nothing(TimeFrame frame, String sentence) {
        var before = shown;
        if (before != null && !isAlike(before, frame)) {
            shown = null;
            chart.clear();
        }
        chart.waiting(sentence);
    }

    private static boolean isAlike(TimeFrame one, TimeFrame other) {
        return one.step().equals(other.step()) && one.points() == other.points();
    }

    private void draw(GraphData found) {
        var before = shown;
        shown = found.frame();
        int known = before == null ? -1 : overlap(before, found.frame());
        if (known > 0 && chart.state() != TimeSeriesChart.State.EMPTY) {
            var tail = GraphWords.data(found, known);
            if (chart.continues(tail)) {
                chart.append(tail);
                return;
            }
        }
        chart.show(GraphWords.data(found, 0));
    }

    /** From which point on the chart needs to be told; 0 for all of it. */
    private static int overlap(TimeFrame before, TimeFrame now) {
        if (!isAlike(before, now) || before.to().isAfter(now.to())) {
            return 0;
        }
        long moved = Duration.between(before.to(), now.to()).dividedBy(now.step());
        return (int) Math.max(0, now.points() - moved - OVERLAP);
    }
}
