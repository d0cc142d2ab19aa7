package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.FormRefusals;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;

/** Gives a machine another instance type: each with what it has and costs; the present one is marked. */
final class ResizeDialog {

    private ResizeDialog() {}

    static void open(VmDesk desk, VirtualMachine machine, Runnable afterwards) {
        var types = new RadioButtonGroup<InstanceType>();
        types.addClassName("nv-type-choice");
        types.setAriaLabel(Words.text("vm.resize.types"));
        var offered = desk.catalogue()
                .instanceTypes(desk.desk().actor(), desk.desk().project().id());
        types.setItems(offered);
        types.setRenderer(new ComponentRenderer<>(type -> choice(desk, machine, type)));
        offered.stream()
                .filter(type -> type.name().equals(machine.instanceType()))
                .findFirst()
                .ifPresent(types::setValue);
        var refusals = new FormRefusals().bind("instanceType", types);
        var dialog = new Dialog(Words.text("vm.resize", machine.displayName()));
        dialog.setWidth("560px");
        dialog.setMaxWidth("calc(100vw - 32px)");
        dialog.add(new Paragraph(Words.text("vm.resize.text")), refusals, types);
        var confirm = Buttons.primary(Words.text("vm.resize.button"), () -> {
            var chosen = types.getValue();
            if (chosen == null || chosen.name().equals(machine.instanceType())) {
                types.setErrorMessage(Words.text("vm.resize.same"));
                types.setInvalid(true);
                return;
            }
            Orders.send(
                    () -> desk.resize(machine, chosen.name()),
                    new Orders.Answer(
                            () -> {
                                dialog.close();
                                Toasts.done(Words.text("vm.resize.taken", machine.displayName(), chosen.name()));
                                afterwards.run();
                            },
                            refusals::show,
                            refusals::show));
        });
        dialog.getFooter().add(Buttons.plain(Words.text("ui.cancel"), dialog::close), confirm);
        dialog.open();
    }

    private static Div choice(VmDesk desk, VirtualMachine machine, InstanceType type) {
        var name = new Span(type.name());
        name.addClassName("nv-type-name");
        var size = new Span(VmWords.size(type.vcpus(), type.memory()));
        size.addClassName("nv-quiet");
        var estimate = desk.costs().estimate(machine, type.name());
        var price = new Span(estimate.unpriced().isEmpty() ? MoneyText.format(estimate.perMonth()) : "–");
        price.addClassName("nv-money");
        var line = new Div(name, size);
        if (type.name().equals(machine.instanceType())) {
            var now = new Span(Words.text("vm.resize.now"));
            now.addClassName("nv-tag");
            line.add(now);
        }
        line.add(price);
        line.addClassName("nv-type-line");
        return line;
    }
}
