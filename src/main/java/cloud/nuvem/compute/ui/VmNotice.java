package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Under the tabs: what is wrong and what to do, what waits for a restart, how far a new machine is. */
final class VmNotice extends Div {

    private final VmDesk desk;
    private final VmActions actions;

    VmNotice(VmDesk desk, VmActions actions) {
        this.desk = desk;
        this.actions = actions;
        addClassName("nv-notices-line");
    }

    void show(VirtualMachine machine) {
        removeAll();
        switch (machine.status()) {
            case VmStatus.Error error -> problem(machine, error);
            case VmStatus.Provisioning provisioning -> progress(provisioning);
            case VmStatus.Stopped stopped -> stopped(machine);
            case VmStatus.Starting s -> {}
            case VmStatus.Running r -> {}
            case VmStatus.Paused p -> {}
            case VmStatus.Stopping s -> {}
            case VmStatus.Migrating m -> {}
        }
        if (machine.pendingChanges()) {
            pending(machine);
        }
    }

    private void problem(VirtualMachine machine, VmStatus.Error error) {
        var line = line(Tone.BAD, Glyph.BAD, VmWords.problem(machine, error, desk.region()));
        if (actions.mayOperate()) {
            line.add(Buttons.link(VmWords.remedy(error), () -> actions.remedy(machine)));
        }
        if (!error.detail().isEmpty()) {
            var detail = new Span(error.detail());
            detail.addClassNames("nv-caption", "nv-notice-detail");
            line.add(detail);
        }
    }

    private void pending(VirtualMachine machine) {
        var line = line(Tone.WARN, Glyph.WARN, Words.text("vm.pending.sentence"));
        if (actions.mayOperate()
                && PowerAction.RESTART.isPossibleIn(machine.status().state())) {
            line.add(Buttons.link(Words.text("vm.pending.restart"), () -> actions.power(machine, PowerAction.RESTART)));
        }
    }

    private void progress(VmStatus.Provisioning provisioning) {
        var percent = provisioning.percent();
        var line = line(Tone.BUSY, Glyph.BUSY, Words.text("vm.progress." + VmWords.key(provisioning.phase())));
        if (percent != null) {
            var bar = new Span();
            bar.addClassName("nv-progress-box");
            bar.getElement()
                    .setProperty(
                            "innerHTML",
                            "<progress class=\"nv-progress\" max=\"100\" value=\"" + percent + "\" aria-label=\""
                                    + percent + " %\"></progress>");
            line.add(bar, new Span(percent + " %"));
        }
    }

    private void stopped(VirtualMachine machine) {
        var cost = desk.costs().estimate(machine).whileStopped();
        if (!cost.isZero()) {
            line(Tone.IDLE, Glyph.INFO, Words.text("vm.stopped.cost", MoneyText.format(cost)));
        }
    }

    private Div line(Tone tone, Glyph glyph, String sentence) {
        var icon = glyph.icon();
        icon.addClassName(tone.word());
        var words = new Span(sentence);
        words.addClassName("nv-notice-sentence");
        var line = new Div(icon, words);
        line.addClassNames("nv-notice-line", tone.word() + "-tint");
        add(line);
        return line;
    }
}
