package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines.TagChange;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.FormRefusals;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Supplier;

/** Small changes to a machine: what people call it, its tags. */
final class SettingsDialogs {

    private SettingsDialogs() {}

    static UpdateVm protection(boolean on) {
        return new UpdateVm(null, null, on);
    }

    static void rename(VmDesk desk, VirtualMachine machine, Runnable afterwards) {
        var name = new TextField(Words.text("vm.rename.name"));
        name.setValue(machine.displayName());
        name.setHelperText(Words.text("vm.rename.help", machine.name()));
        name.addClassName("nv-wide");
        var refusals = new FormRefusals().bind("displayName", name);
        open(
                Words.text("vm.rename", machine.displayName()),
                refusals,
                name,
                () -> {
                    var typed = name.getValue().strip();
                    return () -> desk.update(machine, new UpdateVm(typed, null, null));
                },
                afterwards);
        name.focus();
    }

    static void tags(VmDesk desk, VirtualMachine machine, Runnable afterwards) {
        var tags = new TagsField();
        tags.setLabel(Words.text("vm.tags.label"));
        tags.setHelperText(Words.text("vm.tags.help"));
        tags.setValue(machine.tags());
        tags.addClassName("nv-wide");
        var refusals = new FormRefusals().bind("tags", tags);
        open(
                Words.text("vm.tags", machine.displayName()),
                refusals,
                tags,
                () -> {
                    var typed = tags.getValue();
                    return () ->
                            desk.update(machine, new UpdateVm(null, TagChange.between(machine.tags(), typed), null));
                },
                afterwards);
    }

    private static void open(
            String title,
            FormRefusals refusals,
            Component field,
            Supplier<Supplier<VmChangeResult>> order,
            Runnable afterwards) {
        var dialog = new Dialog(title, refusals, field);
        dialog.setWidth("440px");
        dialog.setMaxWidth("calc(100vw - 32px)");
        var confirm = Buttons.primary(Words.text("ui.save"), () -> {
            Orders.send(
                    order.get(),
                    new Orders.Answer(
                            () -> {
                                dialog.close();
                                afterwards.run();
                            },
                            refusals::show,
                            refusals::show));
        });
        dialog.getFooter().add(Buttons.plain(Words.text("ui.cancel"), dialog::close), confirm);
        dialog.open();
    }
}
