package cloud.nuvem.compute.ui;

import cloud.nuvem.activity.ui.ActivityBoards;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.monitoring.ui.GraphBoards;
import cloud.nuvem.ui.Announcer;
import cloud.nuvem.ui.TabLinks;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;

/** Head, tabs and the open tab of a machine's page; follows the machine in place. */
final class VmDetails extends Div {

    private final VmDesk desk;
    private final GraphBoards boards;
    private final ActivityBoards activity;
    private final VmHead head;
    private final VmNotice notice;
    private final TabLinks tabs = new TabLinks(Words.text("vm.tabs"));
    private final Div content = new Div();
    private VirtualMachine machine;
    private VmTab open = VmTab.OVERVIEW;
    private VmPart part;

    /** What a tab shows; follows the machine by itself. */
    interface VmPart {
        Component component();

        void show(VirtualMachine machine);
    }

    VmDetails(VmDesk desk, VirtualMachine machine, GraphBoards boards, ActivityBoards activity) {
        this.desk = desk;
        this.boards = boards;
        this.activity = activity;
        this.machine = machine;
        var actions = new VmActions(desk, this::lookAgain);
        head = new VmHead(desk, actions);
        notice = new VmNotice(desk, actions);
        addClassName("nv-details");
        for (var tab : VmTab.values()) {
            tabs.tab(tab.path(machine), tab.words());
        }
        if (desk.desk().mayUseConsole()) {
            tabs.tab(VmLinks.log(machine.project(), machine.name()), Words.text("vm.tab.log"));
        }
        content.addClassName("nv-details-content");
        add(head, tabs, notice, content);
        part = part(open);
        content.add(part.component());
        show(machine);
    }

    boolean shows(VirtualMachine other) {
        return machine.uid().equals(other.uid());
    }

    VmDesk desk() {
        return desk;
    }

    VirtualMachine machine() {
        return machine;
    }

    /** @param query what the address says beyond the tab: which stretch of time graphs show, what activity is narrowed to */
    void open(VmTab tab, QueryParameters query) {
        tabs.show(tab.path(machine));
        if (tab != open) {
            open = tab;
            part = part(tab);
            content.removeAll();
            content.add(part.component());
            part.show(machine);
        }
        if (part instanceof GraphsPart graphs) {
            graphs.show(query);
        } else if (part instanceof ActivityPart happened) {
            happened.show(query);
        }
    }

    private VmPart part(VmTab tab) {
        return switch (tab) {
            case OVERVIEW -> new OverviewPart(desk, new VmActions(desk, this::lookAgain), activity);
            case GRAPHS -> new GraphsPart(desk, machine.name(), boards);
            case ACTIVITY -> new ActivityPart(desk, machine, activity);
            case TECHNICAL -> new TechnicalPart(desk);
        };
    }

    void follow(VirtualMachine now) {
        var before = machine;
        if (now.equals(before)) {
            part.show(now);
            return;
        }
        show(now);
        if (before.status().state() != now.status().state()) {
            getUI().ifPresent(page -> Announcer.say(
                    page,
                    Words.text(
                            "vm.announce",
                            now.displayName(),
                            VmWords.status(now.status()).words())));
        }
    }

    private void lookAgain() {
        desk.machines()
                .find(desk.desk().actor(), desk.desk().project().id(), machine.name())
                .ifPresent(this::follow);
    }

    private void show(VirtualMachine now) {
        machine = now;
        head.show(now);
        notice.show(now);
        part.show(now);
    }
}
