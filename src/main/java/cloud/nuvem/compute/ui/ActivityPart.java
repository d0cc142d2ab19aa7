package cloud.nuvem.compute.ui;

import cloud.nuvem.activity.ui.ActivityBoard;
import cloud.nuvem.activity.ui.ActivityBoards;
import cloud.nuvem.activity.ui.ActivityChoice;
import cloud.nuvem.compute.VirtualMachine;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;

/** Everything known to have happened to the machine, newest first. */
final class ActivityPart extends Div implements VmDetails.VmPart {

    private final ActivityBoard board;
    private final String path;

    ActivityPart(VmDesk desk, VirtualMachine machine, ActivityBoards boards) {
        path = VmTab.ACTIVITY.path(machine).substring(1);
        board = boards.board(Subjects.of(desk, machine), this::go);
        add(board);
    }

    private void go(ActivityChoice choice) {
        getUI().ifPresent(page -> page.navigate(path, choice.parameters()));
    }

    void show(QueryParameters query) {
        board.show(ActivityChoice.of(query));
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(VirtualMachine machine) {
        // the board follows by itself
    }
}
