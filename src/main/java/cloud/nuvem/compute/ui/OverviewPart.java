package cloud.nuvem.compute.ui;

import cloud.nuvem.activity.ui.ActivityBoards;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;

/** What happened lately at the left, the configuration with its changes at the right. */
final class OverviewPart extends Div implements VmDetails.VmPart {

    private static final int LATEST = 6;

    private final VmDesk desk;
    private final ActivityBoards activity;
    private final VmConfiguration configuration;
    private final Section left = new Section();
    private final ScreenPicture picture = new ScreenPicture();
    private boolean shown;

    OverviewPart(VmDesk desk, VmActions actions, ActivityBoards activity) {
        this.desk = desk;
        this.activity = activity;
        configuration = new VmConfiguration(desk, actions);
        addClassName("nv-details-columns");
        var right = new Section(new SectionTitle(Words.text("vm.configuration")), configuration);
        right.addClassName("nv-details-side");
        add(left, right);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(VirtualMachine machine) {
        if (!shown) {
            shown = true;
            var all = new ResourceLink(VmTab.ACTIVITY.path(machine), Words.text("vm.timeline.all"));
            if (desk.desk().mayUseConsole()) {
                left.add(screen(machine));
            }
            left.add(
                    new SectionTitle(Words.text("vm.timeline"), all),
                    activity.latest(Subjects.of(desk, machine), LATEST));
        }
        configuration.show(machine);
        picture.show(machine);
    }

    private Anchor screen(VirtualMachine machine) {
        var link = new Anchor(VmLinks.screen(machine.project(), machine.name()), picture);
        link.setTarget("_blank");
        link.setRouterIgnore(true);
        link.addClassName("nv-screen-link");
        return link;
    }
}
