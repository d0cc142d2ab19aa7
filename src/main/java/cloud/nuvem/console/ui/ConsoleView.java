package cloud.nuvem.console.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.console.ConsoleKind;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.console.Consoles;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A machine's screen or serial line over the whole window, so that it can have one of its own. */
@Route(value = "p/:project/virtual-machines/:name/console/:kind(screen|serial)", autoLayout = false)
@PermitAll
class ConsoleView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleView.class);

    private final Consoles consoles;
    private final VirtualMachines machines;
    private final Actors actors;
    private @Nullable Open open;
    private String title = "";

    /** What is on the page. */
    private record Open(ConsoleDesk desk, ConsoleBar bar, ConsoleControl control, AutoCloseable changes) {}

    ConsoleView(Consoles consoles, VirtualMachines machines, Actors actors) {
        this.consoles = consoles;
        this.machines = machines;
        this.actors = actors;
        addClassName("nv-console");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        leave();
        var target = target(event.getRouteParameters());
        var desk = ConsoleDesk.at(consoles, machines, actors.current(Actor.Door.PORTAL), target);
        var machine = desk.machine().orElseThrow(ConsoleView::absent);
        title = Words.text("console.title." + target.kind(), machine.displayName());
        show(event.getUI(), desk, machine);
    }

    private void show(UI page, ConsoleDesk desk, VirtualMachine machine) {
        var bar = new ConsoleBar(machine, desk.kind());
        var line = line(desk.kind(), bar, machine);
        var message = new ConsoleMessage();
        var hint = new Paragraph(Words.text("console.leave"));
        hint.setId("console-hint");
        hint.addClassName("nv-console-hint");
        var stage = new Main(line, message, hint);
        stage.addClassName("nv-console-stage");
        removeAll();
        add(bar, stage);
        var control = new ConsoleControl(page, desk, line, message, bar::tellState);
        var changes = desk.onChange(() -> Background.tell(page, this::changed));
        open = new Open(desk, bar, control, changes);
        control.ask(false);
    }

    private static ConsoleLine line(ConsoleKind kind, ConsoleBar bar, VirtualMachine machine) {
        var name = machine.name().value();
        return switch (kind) {
            case SCREEN -> {
                var screen = new ScreenLine(name, machine.displayName());
                bar.screenTools(screen);
                yield screen;
            }
            case SERIAL -> {
                bar.serialTools();
                yield new SerialLine(name, machine.displayName());
            }
        };
    }

    private void changed() {
        var now = open;
        if (now != null) {
            now.desk().machine().ifPresent(now.bar()::show);
            now.control().machineChanged();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getElement().getClassList().add("nv-console-page");
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        event.getUI().getElement().getClassList().remove("nv-console-page");
        leave();
    }

    private void leave() {
        var before = open;
        open = null;
        if (before == null) {
            return;
        }
        before.control().leave();
        try {
            before.changes().close();
        } catch (Exception unexpected) {
            LOG.warn("Could not stop listening for changes of a machine", unexpected);
        }
    }

    private static ConsoleTarget target(RouteParameters parameters) {
        var project = parameters.get("project").filter(ProjectId::isValid).orElseThrow(ConsoleView::absent);
        var name = parameters.get("name").filter(ResourceName::isValid).orElseThrow(ConsoleView::absent);
        var kind = parameters.get("kind").orElse("").equals("serial") ? ConsoleKind.SERIAL : ConsoleKind.SCREEN;
        return new ConsoleTarget(new ProjectId(project), new ResourceName(name), kind);
    }

    private static DeniedException absent() {
        return new DeniedException(new Denied.Absent("virtual-machine"));
    }
}
