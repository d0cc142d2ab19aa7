package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.ui.FrameChoice;
import cloud.nuvem.monitoring.ui.GraphBoard;
import cloud.nuvem.monitoring.ui.GraphBoards;
import cloud.nuvem.monitoring.ui.GraphSubject;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;

/** What the machine did over time; says why where the region has no measurements. */
final class GraphsPart extends Div implements VmDetails.VmPart {

    private final GraphBoards boards;
    private final String path;
    private final @Nullable GraphBoard board;

    GraphsPart(VmDesk desk, ResourceName machine, GraphBoards boards) {
        this.boards = boards;
        var project = desk.desk().project();
        path = VmLinks.details(project.id(), machine, VmLinks.GRAPHS).substring(1);
        if (boards.isMeasured(project.region())) {
            board = boards.board(new GraphSubject(desk.desk().actor(), project, machine), this::go);
            add(board);
        } else {
            board = null;
            add(boards.none(project.region()));
        }
    }

    private void go(FrameChoice choice) {
        getUI().ifPresent(page -> page.navigate(path, choice.query()));
    }

    void show(QueryParameters query) {
        if (board != null) {
            board.show(FrameChoice.of(query, boards.now()));
        }
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(VirtualMachine machine) {
        // follows the clock, not the machine
    }
}
