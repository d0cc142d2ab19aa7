package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.ui.Orders.Answer;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;

/** Deletes a machine: says what is lost, lets its volumes be kept (they go on costing), asks for the name. */
final class DeleteVmDialog {

    private DeleteVmDialog() {}

    static void open(VmDesk desk, VirtualMachine machine, Runnable afterwards) {
        var volumes = new RadioButtonGroup<Boolean>(Words.text("vm.delete.volumes"));
        volumes.setItems(false, true);
        var kept = MoneyText.format(desk.costs().estimate(machine).whileStopped());
        volumes.setItemLabelGenerator(
                keep -> keep ? Words.text("vm.delete.volumes.keep", kept) : Words.text("vm.delete.volumes.remove"));
        volumes.setValue(false);
        volumes.addThemeName("vertical");
        var name = machine.name().value();
        new ConfirmDialog(Words.text("vm.delete", machine.displayName()))
                .text(Words.text("vm.delete.text"))
                .content(volumes)
                .typing(name)
                .openWorking(ConfirmDialog.lossButton(Words.text("vm.delete.button")), answer -> {
                    boolean keep = volumes.getValue();
                    Orders.send(
                            () -> desk.delete(machine, keep),
                            Answer.of(
                                    () -> {
                                        Toasts.done(Words.text("vm.delete.taken", name));
                                        afterwards.run();
                                        answer.accept(Optional.empty());
                                    },
                                    sentence -> answer.accept(Optional.of(sentence))));
                });
    }
}
