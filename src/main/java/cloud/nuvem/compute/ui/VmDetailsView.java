package cloud.nuvem.compute.ui;

import cloud.nuvem.activity.ui.ActivityBoards;
import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.ui.GraphBoards;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.ui.Announcer;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Pulse;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One machine: what it is, what it does, what happened to it, what can be done with it. */
@Route("p/:project/virtual-machines/:name/:tab?(overview|graphs|activity|technical)")
@PermitAll
class VmDetailsView extends FramedPage implements BeforeEnterObserver {

    private final Desks desks;
    private final VirtualMachines machines;
    private final Catalogue catalogue;
    private final Prices prices;
    private final Pulse pulse;
    private final GraphBoards boards;
    private final ActivityBoards activity;
    private @Nullable VmDetails details;
    private @Nullable Live live;
    private String title = "";
    private List<Crumb> way = List.of();

    VmDetailsView(
            Desks desks,
            VirtualMachines machines,
            Catalogue catalogue,
            Prices prices,
            Pulse pulse,
            GraphBoards boards,
            ActivityBoards activity) {
        this.desks = desks;
        this.machines = machines;
        this.catalogue = catalogue;
        this.prices = prices;
        this.pulse = pulse;
        this.boards = boards;
        this.activity = activity;
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
        var desk = VmDesk.at(desks.at(event.getRouteParameters()), machines, catalogue, prices);
        var machine = named(desk, event.getRouteParameters());
        var tab = VmTab.of(event.getRouteParameters().get("tab").orElse(""));
        way = List.of(new Crumb(
                Words.text("vm.list.title"), VmLinks.list(machine.project()).substring(1)));
        title = machine.displayName();
        var shown = details;
        if (shown == null || !shown.shows(machine)) {
            removeAll();
            shown = new VmDetails(desk, machine, boards, activity);
            add(shown);
            details = shown;
            watch(desk);
        }
        shown.open(tab, event.getLocation().getQueryParameters());
    }

    private VirtualMachine named(VmDesk desk, RouteParameters parameters) {
        return parameters
                .get("name")
                .filter(ResourceName::isValid)
                .flatMap(name ->
                        machines.find(desk.desk().actor(), desk.desk().project().id(), new ResourceName(name)))
                .orElseThrow(() -> new DeniedException(new Denied.Absent("virtual-machine")));
    }

    private void watch(VmDesk desk) {
        stopWatching();
        live = new Live(pulse, desk, this::changed);
        getUI().ifPresent(live::start);
    }

    private void changed(VmDesk desk, VmOverview overview) {
        var shown = details;
        if (shown == null) {
            return;
        }
        machines.find(
                        desk.desk().actor(),
                        desk.desk().project().id(),
                        shown.machine().name())
                .ifPresentOrElse(
                        machine -> {
                            title = machine.displayName();
                            shown.follow(machine);
                        },
                        () -> gone(desk, shown.machine()));
        Staleness.tell(this, pulse, overview.age());
    }

    private void gone(VmDesk desk, VirtualMachine machine) {
        stopWatching();
        details = null;
        removeAll();
        var list = new ResourceLink(VmLinks.list(desk.desk().project().id()), Words.text("vm.gone.list"));
        add(EmptyState.noMatch(Words.text("vm.gone", machine.displayName()), Words.text("vm.gone.text"))
                .action(list));
        getUI().ifPresent(page -> Announcer.say(page, Words.text("vm.gone", machine.displayName())));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (live != null) {
            live.start(event.getUI());
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        stopWatching();
        Staleness.forget(event.getUI());
    }

    private void stopWatching() {
        if (live != null) {
            live.close();
        }
    }
}
