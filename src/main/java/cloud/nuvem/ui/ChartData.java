package cloud.nuvem.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Columns over equal steps of time.
 *
 * @param first the first point's moment
 * @param points how many values each column has
 * @param window how many points the chart shows in all; more than {@code points} when these only continue what it has
 */
public record ChartData(Instant first, Duration step, int points, int window, List<ChartColumn> columns) {

    public ChartData {
        columns = List.copyOf(columns);
    }

    /** What goes to the browser. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("f", first.getEpochSecond());
        json.put("s", step.toSeconds());
        json.put("n", points);
        json.put("w", window);
        var all = json.putArray("c");
        columns.forEach(column -> {
            var one = all.addObject();
            one.put("w", column.words());
            one.put("k", column.colour());
            one.put("q", column.step());
            one.put("d", column.packed());
        });
        return json;
    }
}
