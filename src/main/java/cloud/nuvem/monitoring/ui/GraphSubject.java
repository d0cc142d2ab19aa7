package cloud.nuvem.monitoring.ui;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.Graphs.GraphQuestion;
import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Project;
import org.jspecify.annotations.Nullable;

/**
 * Whose graphs a page shows, and to whom.
 *
 * @param machine null for the whole project
 */
public record GraphSubject(
        Actor actor, Project project, @Nullable ResourceName machine) {

    GraphQuestion question(Graph graph, TimeFrame frame) {
        return new GraphQuestion(project.id(), machine, graph, frame);
    }

    Graph.Scope scope() {
        return machine == null ? Graph.Scope.PROJECT : Graph.Scope.MACHINE;
    }

    /** For names of files. */
    String name() {
        return machine == null ? project.id().value() : machine.value();
    }
}
