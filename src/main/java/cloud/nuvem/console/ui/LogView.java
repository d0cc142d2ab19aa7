package cloud.nuvem.console.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.console.GuestLogs;
import cloud.nuvem.console.LogTarget;
import cloud.nuvem.console.ui.LogControl.LogDesk;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a machine said on its serial line since it was started, and goes on saying. */
@Route("p/:project/virtual-machines/:name/console-log")
@PermitAll
class LogView extends FramedPage implements BeforeEnterObserver {

    private static final Logger LOG = LoggerFactory.getLogger(LogView.class);

    private static final String RUN = "run";
    private static final String BEFORE = "before";

    private final GuestLogs logs;
    private final VirtualMachines machines;
    private final Actors actors;
    private final Access access;
    private @Nullable LogControl control;
    private @Nullable AutoCloseable changes;
    private String title = "";
    private List<Crumb> way = List.of();

    LogView(GuestLogs logs, VirtualMachines machines, Actors actors, Access access) {
        this.logs = logs;
        this.machines = machines;
        this.actors = actors;
        this.access = access;
        addClassNames("nv-full", "nv-log-page");
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Crumb> way() {
        return way;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        leave();
        var target = target(event.getRouteParameters());
        boolean before = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(RUN)
                .filter(BEFORE::equals)
                .isPresent();
        var desk = new LogDesk(logs, machines, actors.current(Actor.Door.PORTAL), target, before);
        access.require(desk.actor(), target.project(), Permission.USE_CONSOLE);
        var machine =
                machines.find(desk.actor(), target.project(), target.machine()).orElseThrow(LogView::absent);
        title = Words.text("console.log.title");
        way = List.of(
                new Crumb(
                        Words.text("vm.list.title"),
                        VmLinks.list(target.project()).substring(1)),
                new Crumb(
                        machine.displayName(),
                        VmLinks.details(target.project(), target.machine()).substring(1)));
        show(event.getUI(), desk, machine);
    }

    private void show(UI page, LogDesk desk, VirtualMachine machine) {
        var reader = Reader.of(page);
        var otherRun = otherRun(desk);
        var lines = new LogLineElement(machine.name().value(), reader.locale(), reader.zone());
        var message = new ConsoleMessage();
        message.hide();
        var stage = new Div(lines, message);
        stage.addClassName("nv-log-stage");
        removeAll();
        add(
                new PageHeader(title)
                        .sentence(Words.text(
                                desk.before() ? "console.log.before.sentence" : "console.log.sentence",
                                machine.displayName()))
                        .actions(otherRun, download(desk), serial(machine)),
                stage);
        var opened = new LogControl(page, desk, lines, message);
        control = opened;
        opened.whenThereIsMoreBefore(() -> otherRun.setVisible(true));
        changes = machines.onChange(desk.actor(), desk.target().project(), () -> Background.tell(page, opened::open));
        opened.open();
    }

    /** From what is said now to what was said before, when there is any, and back. */
    private static Anchor otherRun(LogDesk desk) {
        var now = VmLinks.log(desk.target().project(), desk.target().machine());
        var link = new Anchor(desk.before() ? now : now + "?" + RUN + "=" + BEFORE, "");
        link.add(
                Glyph.CLOCK.icon(),
                new Span(Words.text(desk.before() ? "console.log.before.leave" : "console.log.before")));
        link.addClassName("nv-button-link");
        link.setVisible(desk.before());
        return link;
    }

    private Anchor download(LogDesk desk) {
        DownloadHandler handler = event -> {
            event.setFileName(desk.target().machine() + "-console.log");
            event.setContentType("text/plain;charset=UTF-8");
            var _ = logs.copy(desk.actor(), desk.target(), desk.everything(), true, event.getOutputStream());
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, "");
        link.add(Glyph.DOWNLOAD.icon(), new Span(Words.text("console.log.download")));
        link.addClassName("nv-button-link");
        return link;
    }

    private static Anchor serial(VirtualMachine machine) {
        var link = new Anchor(VmLinks.serial(machine.project(), machine.name()), "");
        link.add(Glyph.TERMINAL.icon(), new Span(Words.text("console.log.serial")));
        link.setTarget("_blank");
        link.setRouterIgnore(true);
        link.addClassName("nv-button-link");
        return link;
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        leave();
    }

    private void leave() {
        if (control != null) {
            control.leave();
            control = null;
        }
        var open = changes;
        changes = null;
        if (open != null) {
            try {
                open.close();
            } catch (Exception unexpected) {
                LOG.warn("Could not stop listening for changes of a machine", unexpected);
            }
        }
    }

    private static LogTarget target(RouteParameters parameters) {
        var project = parameters.get("project").filter(ProjectId::isValid).orElseThrow(LogView::absent);
        var name = parameters.get("name").filter(ResourceName::isValid).orElseThrow(LogView::absent);
        return new LogTarget(new ProjectId(project), new ResourceName(name));
    }

    private static DeniedException absent() {
        return new DeniedException(new Denied.Absent("virtual-machine"));
    }
}
