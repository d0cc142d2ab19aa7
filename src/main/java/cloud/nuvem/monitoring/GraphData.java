package cloud.nuvem.monitoring;

import java.util.List;

/**
 * A graph's numbers, base units (bytes, seconds) throughout.
 *
 * @param series by part, then in the order of the graph's lines; empty when nothing was measured in the whole frame
 */
public record GraphData(Graph graph, TimeFrame frame, List<GraphSeries> series) {

    public GraphData {
        series = List.copyOf(series);
    }
}
