package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.monitoring.ui.FrameChoice;
import cloud.nuvem.monitoring.ui.GraphBoard;
import cloud.nuvem.monitoring.ui.GraphBoards;
import cloud.nuvem.monitoring.ui.GraphSubject;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** What all machines of a project did over time, and which took the most. */
@Route("p/:project/graphs")
@PermitAll
class ProjectGraphsView extends FramedPage implements BeforeEnterObserver {

    private final Desks desks;
    private final GraphBoards boards;
    private @Nullable GraphBoard board;
    private @Nullable ProjectId shown;

    ProjectGraphsView(Desks desks, GraphBoards boards) {
        this.desks = desks;
        this.boards = boards;
    }

    @Override
    public String title() {
        return Words.text("graphs.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = desks.at(event.getRouteParameters());
        if (!desk.project().id().equals(shown)) {
            shown = desk.project().id();
            removeAll();
            add(new PageHeader(title()).sentence(Words.text("graphs.sentence")));
            board = boards.isMeasured(desk.project().region()) ? board(desk) : null;
            add(board == null ? boards.none(desk.project().region()) : board);
        }
        if (board != null) {
            board.show(FrameChoice.of(event.getLocation().getQueryParameters(), boards.now()));
        }
    }

    private GraphBoard board(Desk desk) {
        var project = desk.project().id();
        return boards.projectBoard(
                new GraphSubject(desk.actor(), desk.project(), null),
                choice -> getUI().ifPresent(page ->
                        page.navigate(Paths.graphs(project.value()).substring(1), choice.query())),
                machine -> VmLinks.details(project, machine, VmLinks.GRAPHS));
    }
}
