package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.CountsChanged;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Pulse;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The machines of a project. */
@Route("p/:project/virtual-machines")
@PermitAll
class VmListView extends FramedPage implements BeforeEnterObserver {

    private final Desks desks;
    private final VirtualMachines machines;
    private final Catalogue catalogue;
    private final Prices prices;
    private final Pulse pulse;
    private @Nullable VmList list;
    private @Nullable Live live;
    private boolean empty;

    VmListView(Desks desks, VirtualMachines machines, Catalogue catalogue, Prices prices, Pulse pulse) {
        this.desks = desks;
        this.machines = machines;
        this.catalogue = catalogue;
        this.prices = prices;
        this.pulse = pulse;
        addClassNames("nv-full", "nv-list");
    }

    @Override
    public String title() {
        return Words.text("vm.list.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var filter = VmFilter.of(event.getLocation().getQueryParameters());
        var desk = VmDesk.at(desks.at(event.getRouteParameters()), machines, catalogue, prices);
        show(desk, filter);
        watch(desk);
    }

    private void show(VmDesk desk, VmFilter filter) {
        removeAll();
        list = null;
        var overview =
                machines.overview(desk.desk().actor(), desk.desk().project().id());
        var header = new PageHeader(title());
        empty = overview.total() == 0;
        if (empty) {
            add(header, empty(desk));
            return;
        }
        if (desk.desk().mayOperate()) {
            header.primary(create(desk, Words.text("vm.create")));
        }
        var shown = new VmList(desk, filter, overview);
        list = shown;
        add(header, shown);
    }

    private void watch(VmDesk desk) {
        stopWatching();
        live = new Live(pulse, desk, this::changed);
        getUI().ifPresent(live::start);
    }

    /** On the page's thread: rows follow in place; the first machine, or the loss of the last, changes the page. */
    private void changed(VmDesk desk, VmOverview overview) {
        var shown = list;
        if (shown != null && overview.total() > 0) {
            shown.follow(overview);
        } else if (!empty || overview.total() > 0) {
            show(desk, VmFilter.NONE);
        }
        getUI().ifPresent(CountsChanged::tell);
        Staleness.tell(this, pulse, overview.age());
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

    static Button create(VmDesk desk, String words) {
        var path = VmLinks.create(desk.desk().project().id()).substring(1);
        return Buttons.primary(Glyph.PLUS, words, () -> UI.getCurrent().navigate(path));
    }

    private Component empty(VmDesk desk) {
        var region = desk.region();
        var state =
                EmptyState.teaching(Glyph.MONITOR, Words.text("vm.empty.title"), Words.text("vm.empty.text", region));
        if (desk.desk().mayOperate()) {
            state.action(create(desk, Words.text("vm.empty.create")));
        }
        var learn = new Anchor("/api/v1/docs", Words.text("vm.empty.api"));
        learn.setRouterIgnore(true);
        smallestPrice(desk)
                .ifPresentOrElse(price -> state.note(new Span(price + " · "), learn), () -> state.note(learn));
        return state;
    }

    private Optional<String> smallestPrice(VmDesk desk) {
        return catalogue
                .instanceTypes(desk.desk().actor(), desk.desk().project().id())
                .stream()
                .map(type -> desk.costs().estimate(type.name()))
                .filter(estimate -> !estimate.lines().isEmpty())
                .map(estimate -> estimate.perMonth())
                .min(Comparator.comparing(money -> money.amount()))
                .map(money -> Words.text("vm.empty.from", MoneyText.format(money)));
    }
}
