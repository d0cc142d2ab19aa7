package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.Timeline;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Everything known to have happened to the machine, newest first. */
final class ActivityPart extends Div implements VmDetails.VmPart {

    private final VmDesk desk;
    private final Timeline timeline = new Timeline();
    private final Paragraph nothing = new Paragraph(Words.text("vm.timeline.none"));

    ActivityPart(VmDesk desk) {
        this.desk = desk;
        addClassName("nv-details-narrow");
        nothing.addClassName("nv-quiet");
        var note = new Paragraph(Words.text("vm.timeline.note"));
        note.addClassName("nv-caption");
        add(new SectionTitle(Words.text("vm.timeline")), timeline, nothing, note);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(VirtualMachine machine) {
        var entries = TimelineWords.entries(desk, machine);
        timeline.show(entries);
        nothing.setVisible(entries.isEmpty());
    }
}
