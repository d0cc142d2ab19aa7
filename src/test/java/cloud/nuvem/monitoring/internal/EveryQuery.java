package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.Consumption;
import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the module ever asks, for tests that ask it of something real. */
public final class EveryQuery {

    private EveryQuery() {}

    public static Stream<String> of(ProjectId project, ResourceName machine, Duration window) {
        var graphs = Stream.of(Graph.values())
                .flatMap(graph -> graph.lines().stream()
                        .map(line -> templates(project, graph.scope() == Graph.Scope.MACHINE ? machine : null, window)
                                .line(graph, line)));
        var rankings = Stream.of(Consumption.values())
                .map(consumption -> templates(project, null, window).consumers(consumption));
        return Stream.concat(graphs, rankings);
    }

    private static Templates templates(ProjectId project, @Nullable ResourceName machine, Duration window) {
        return new Templates(Selector.of(project, machine), window);
    }
}
