package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.compute.ui.Orders.Answer;
import cloud.nuvem.ui.Announcer;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import java.util.Optional;

/** Carries out on a page what a person orders for one machine: asks where it interrupts, says what a refusal says. */
final class VmActions {

    private final VmDesk desk;
    private final Runnable afterwards;

    /** @param afterwards called when the cluster took an order, so that the page looks again at once */
    VmActions(VmDesk desk, Runnable afterwards) {
        this.desk = desk;
        this.afterwards = afterwards;
    }

    boolean mayOperate() {
        return desk.desk().mayOperate();
    }

    boolean mayUseConsole() {
        return desk.desk().mayUseConsole();
    }

    /** @param path of one of its consoles, which gets a window of its own */
    void openConsole(String path) {
        UI.getCurrent().getPage().open(path, "_blank");
    }

    void power(VirtualMachine machine, PowerAction action) {
        if (!VmPower.asksFirst(action)) {
            Orders.send(() -> desk.power(machine, action), answer(() -> taken(machine, action)));
            return;
        }
        var key = "vm.confirm." + VmWords.key(action);
        var dialog = new ConfirmDialog(Words.text(key, machine.displayName())).text(Words.text(key + ".text"));
        if (action == PowerAction.STOP || action == PowerAction.FORCE_STOP) {
            var stopped = desk.costs().estimate(machine).whileStopped();
            if (!stopped.isZero()) {
                dialog.text(Words.text("vm.confirm.stop.cost", MoneyText.format(stopped)));
            }
        }
        var confirm = action == PowerAction.FORCE_STOP || action == PowerAction.RESET
                ? ConfirmDialog.lossButton(VmPower.words(action))
                : Buttons.primary(VmPower.words(action), () -> {});
        dialog.openWorking(
                confirm,
                answer -> Orders.send(
                        () -> desk.power(machine, action),
                        Answer.of(
                                () -> {
                                    taken(machine, action);
                                    answer.accept(Optional.empty());
                                },
                                sentence -> answer.accept(Optional.of(sentence)))));
    }

    /** Without a dialog, what was not taken stays on the page until it is dismissed. */
    private static Answer answer(Runnable taken) {
        return new Answer(
                taken,
                refusal -> Toasts.refused(Words.sentence(refusal), refusal.code()),
                sentence -> Toasts.refused(sentence, ""));
    }

    private void taken(VirtualMachine machine, PowerAction action) {
        Announcer.say(UI.getCurrent(), Words.text("vm.taken." + VmWords.key(action), machine.displayName()));
        afterwards.run();
    }

    void delete(VirtualMachine machine) {
        DeleteVmDialog.open(desk, machine, afterwards);
    }

    void resize(VirtualMachine machine) {
        ResizeDialog.open(desk, machine, afterwards);
    }

    void rename(VirtualMachine machine) {
        SettingsDialogs.rename(desk, machine, afterwards);
    }

    void tags(VirtualMachine machine) {
        SettingsDialogs.tags(desk, machine, afterwards);
    }

    void protect(VirtualMachine machine, boolean on) {
        Orders.send(() -> desk.update(machine, SettingsDialogs.protection(on)), answer(() -> {
            Toasts.done(Words.text(on ? "vm.protected.on" : "vm.protected.off", machine.displayName()));
            afterwards.run();
        }));
    }

    /** The one action beside the sentence of a problem. */
    void remedy(VirtualMachine machine) {
        if (!(machine.status() instanceof VmStatus.Error error)) {
            return;
        }
        switch (error.problem()) {
            case NO_HOST_HAS_ROOM, UNKNOWN_INSTANCE_TYPE -> resize(machine);
            case IMAGE_IMPORT_FAILED, VOLUME_MISSING, VOLUME_FAILED, HOST_IMAGE_UNAVAILABLE, CRASH_LOOP, OTHER ->
                UI.getCurrent().navigate(Paths.details(machine).substring(1) + "/activity");
        }
    }
}
