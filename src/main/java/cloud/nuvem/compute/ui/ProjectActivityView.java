package cloud.nuvem.compute.ui;

import cloud.nuvem.activity.ui.ActivityBoard;
import cloud.nuvem.activity.ui.ActivityBoards;
import cloud.nuvem.activity.ui.ActivityChoice;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** What happened in a project. */
@Route("p/:project/activity")
@PermitAll
class ProjectActivityView extends FramedPage implements BeforeEnterObserver {

    private final Desks desks;
    private final ActivityBoards boards;
    private @Nullable ActivityBoard board;
    private @Nullable ProjectId shown;

    ProjectActivityView(Desks desks, ActivityBoards boards) {
        this.desks = desks;
        this.boards = boards;
    }

    @Override
    public String title() {
        return Words.text("activity.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = desks.at(event.getRouteParameters());
        if (board == null || !desk.project().id().equals(shown)) {
            shown = desk.project().id();
            board = boards.board(
                    Subjects.of(desk),
                    choice -> getUI().ifPresent(page -> page.navigate(
                            Paths.activity(desk.project().id().value()).substring(1), choice.parameters())));
            removeAll();
            add(new PageHeader(title()).sentence(Words.text("activity.sentence")), board);
        }
        board.show(ActivityChoice.of(event.getLocation().getQueryParameters()));
    }
}
