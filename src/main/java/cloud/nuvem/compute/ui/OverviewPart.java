package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.Timeline;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.jspecify.annotations.Nullable;

/** What happened lately at the left, the configuration with its changes at the right. */
final class OverviewPart extends Div implements VmDetails.VmPart {

    private static final int LATEST = 6;

    private final VmDesk desk;
    private final VmConfiguration configuration;
    private final Timeline timeline = new Timeline();
    private final Paragraph nothing = new Paragraph(Words.text("vm.timeline.none"));
    private final Section left = new Section();
    private final ScreenPicture picture = new ScreenPicture();
    private @Nullable ResourceLink all;

    OverviewPart(VmDesk desk, VmActions actions) {
        this.desk = desk;
        configuration = new VmConfiguration(desk, actions);
        addClassName("nv-details-columns");
        nothing.addClassName("nv-quiet");
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
        if (all == null) {
            all = new ResourceLink(VmTab.ACTIVITY.path(machine), Words.text("vm.timeline.all"));
            if (desk.desk().mayUseConsole()) {
                left.add(screen(machine));
            }
            left.add(new SectionTitle(Words.text("vm.timeline"), all), timeline, nothing);
        }
        var entries = TimelineWords.entries(desk, machine);
        timeline.show(entries.stream().limit(LATEST).toList());
        nothing.setVisible(entries.isEmpty());
        all.setVisible(entries.size() > LATEST);
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
