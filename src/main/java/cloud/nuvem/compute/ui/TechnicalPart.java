package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.CopyText;
import cloud.nuvem.ui.ErrorState;
import cloud.nuvem.ui.KeyValueList;
import cloud.nuvem.ui.LoadingSkeleton;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ids and the manifest as the cluster has it: for people who opened the hood. */
final class TechnicalPart extends Div implements VmDetails.VmPart {

    private static final int SKELETON_ROWS = 6;

    private final VmDesk desk;
    private final Div ids = new Div();
    private final Div manifest = new Div();
    private @Nullable String version;

    TechnicalPart(VmDesk desk) {
        this.desk = desk;
        addClassName("nv-details-narrow");
        add(new SectionTitle(Words.text("vm.technical")), ids, manifest);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(VirtualMachine machine) {
        if (machine.version().equals(version)) {
            return;
        }
        version = machine.version();
        ids.removeAll();
        ids.add(new KeyValueList()
                .add(Words.text("vm.fact.uid"), new CopyText(machine.uid()))
                .add(
                        Words.text("vm.fact.namespace"),
                        new CopyText(machine.project().namespace()))
                .add(Words.text("vm.fact.name"), new CopyText(machine.name().value()))
                .add(Words.text("vm.fact.version"), machine.version())
                .add(Words.text("vm.fact.created"), new Span(Reader.current().exact(machine.createdAt()))));
        load(machine);
    }

    private void load(VirtualMachine machine) {
        if (manifest.getComponentCount() == 0) {
            manifest.add(new LoadingSkeleton(SKELETON_ROWS));
        }
        var actor = desk.desk().actor();
        Background.run(
                UI.getCurrent(),
                () -> desk.machines().manifest(actor, machine.project(), machine.name()),
                this::show,
                failure -> failed(machine));
    }

    private void show(Optional<String> yaml) {
        manifest.removeAll();
        yaml.ifPresent(text -> {
            var code = new Pre(text);
            code.addClassName("nv-code");
            code.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", Words.text("vm.manifest"));
            manifest.add(new SectionTitle(Words.text("vm.manifest"), new CopyText("", text)), code);
        });
    }

    private void failed(VirtualMachine machine) {
        manifest.removeAll();
        manifest.add(new ErrorState(Words.text("vm.unavailable"), Words.text("vm.unavailable.text"))
                .retry(() -> load(machine)));
    }
}
