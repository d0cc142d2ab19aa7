package cloud.nuvem.monitoring.internal;

import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.GraphSeries;
import cloud.nuvem.monitoring.TimeFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts chunks together to the columns of one frame. */
final class Columns {

    /** Numbers in order ({@code 2} before {@code 10}), then the rest by name. */
    private static final Comparator<String> PARTS =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Graph graph;
    private final TimeFrame frame;
    private final Map<String, Map<String, double[]>> byPart = new TreeMap<>(PARTS);

    Columns(Graph graph, TimeFrame frame) {
        this.graph = graph;
        this.frame = frame;
    }

    void add(String line, Map<ChunkKey, Chunk> chunks) {
        chunks.forEach((key, chunk) ->
                chunk.columns().forEach((part, values) -> copy(values, key.first(), column(part, line))));
    }

    private double[] column(String part, String line) {
        return byPart.computeIfAbsent(part, _ -> new TreeMap<>()).computeIfAbsent(line, _ -> {
            var empty = new double[frame.points()];
            Arrays.fill(empty, Double.NaN);
            return empty;
        });
    }

    private void copy(float[] values, long first, double[] column) {
        long offset = (first - frame.from().getEpochSecond()) / frame.step().toSeconds();
        int begin = (int) Math.max(0, -offset);
        int end = (int) Math.min(values.length, column.length - offset);
        for (int index = begin; index < end; index++) {
            column[(int) (offset + index)] = values[index];
        }
    }

    GraphData data() {
        List<GraphSeries> series = new ArrayList<>();
        byPart.forEach((part, lines) -> graph.lines().stream()
                .filter(lines::containsKey)
                .forEach(line -> series.add(new GraphSeries(line, part, lines.getOrDefault(line, new double[0])))));
        return new GraphData(graph, frame, series);
    }
}
