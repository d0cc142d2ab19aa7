package cloud.nuvem.monitoring;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads measurements. Every method throws {@code DeniedException} for who may not see the project's resources, and waits for
 * Prometheus at most as long as the caller has patience: never call it while a page's lock is held.
 *
 * <p>A machine that does not exist has no series; whether it exists is not asked here.
 */
public interface Graphs {

    /** Long enough for a Prometheus that is well, short enough not to be noticed on a page. */
    Duration PAGE_PATIENCE = Duration.ofMillis(300);

    /** Whether the region has measurements at all. */
    boolean isMeasured(Region region);

    Measurement<GraphData> read(Actor actor, GraphQuestion question, Duration patience);

    /** The machines that took the most, the biggest first: at most five. */
    Measurement<List<Consumer>> consumers(
            Actor actor, ProjectId project, Consumption consumption, TimeFrame frame, Duration patience);

    /**
     * What shall be drawn.
     *
     * @param machine null for the whole project
     */
    record GraphQuestion(ProjectId project, @Nullable ResourceName machine, Graph graph, TimeFrame frame) {

        /** @throws IllegalArgumentException for a graph of the other scope */
        public GraphQuestion {
            if ((machine == null) != (graph.scope() == Graph.Scope.PROJECT)) {
                throw new IllegalArgumentException(graph + " is about a " + graph.scope());
            }
        }
    }
}
