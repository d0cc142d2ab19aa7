package cloud.nuvem.sandbox;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.Consumer;
import cloud.nuvem.monitoring.Consumption;
import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.GraphSeries;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.monitoring.Measurement;
import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;

/** Quiet waves with a gap at a quarter of the way; a test can take the measurements away. */
@TestComponent
public class FakeGraphs implements Graphs {

    public final Queue<GraphQuestion> asked = new ConcurrentLinkedQueue<>();

    private volatile boolean measured = true;
    private volatile boolean late;
    private volatile boolean out;
    private volatile boolean silent;

    public void reset() {
        measured = true;
        late = false;
        out = false;
        silent = false;
        asked.clear();
    }

    /** The region has no Prometheus. */
    public void takeAway() {
        measured = false;
    }

    /** Patience of a page is not enough. */
    public void delay(boolean slow) {
        late = slow;
    }

    /** Prometheus is away. */
    public void fail(boolean dead) {
        out = dead;
    }

    /** Prometheus knows no such series. */
    public void silence() {
        silent = true;
    }

    @Override
    public boolean isMeasured(Region region) {
        return measured;
    }

    @Override
    public Measurement<GraphData> read(Actor actor, GraphQuestion question, Duration patience) {
        asked.add(question);
        if (!measured) {
            return new Measurement.NotMeasured<>(new Region("fra-1"));
        }
        if (late && patience.compareTo(PAGE_PATIENCE) <= 0) {
            return new Measurement.Late<>();
        }
        if (out || late) {
            return new Measurement.Unavailable<>();
        }
        var part = question.graph().part();
        List<GraphSeries> series = new ArrayList<>();
        if (!silent) {
            question.graph()
                    .lines()
                    .forEach(line ->
                            series.add(new GraphSeries(line, part == null ? "" : "vda", wave(question.frame(), line))));
        }
        return new Measurement.Measured<>(new GraphData(question.graph(), question.frame(), series));
    }

    private static double[] wave(TimeFrame frame, String line) {
        int gap = frame.points() / 4;
        return IntStream.range(0, frame.points())
                .mapToDouble(point -> point >= gap && point < gap + 3
                        ? Double.NaN
                        : 30 + line.length() + 10 * Math.sin(frame.at(point).getEpochSecond() / 600.0))
                .toArray();
    }

    @Override
    public Measurement<List<Consumer>> consumers(
            Actor actor, ProjectId project, Consumption consumption, TimeFrame frame, Duration patience) {
        return out
                ? new Measurement.Unavailable<>()
                : new Measurement.Measured<>(List.of(
                        new Consumer(new ResourceName("web-1"), 1.75), new Consumer(new ResourceName("db-1"), 0.5)));
    }
}
