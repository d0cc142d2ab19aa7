package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import jakarta.annotation.security.PermitAll;

/** What machines can start from. */
@Route("p/:project/images")
@PermitAll
class ImagesView extends FramedPage implements BeforeEnterObserver {

    private final Desks desks;
    private final Catalogue catalogue;

    ImagesView(Desks desks, Catalogue catalogue) {
        this.desks = desks;
        this.catalogue = catalogue;
    }

    @Override
    public String title() {
        return Words.text("image.list.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = desks.at(event.getRouteParameters());
        var images = catalogue.images(desk.actor(), desk.project().id());
        removeAll();
        add(new PageHeader(title())
                .sentence(Words.text("image.list.sentence", desk.project().region())));
        if (images.isEmpty()) {
            add(EmptyState.teaching(Glyph.DISC, Words.text("image.empty"), Words.text("image.empty.text")));
            return;
        }
        var table = new SimpleTable(title())
                .column(Words.text("image.column.name"))
                .column(Words.text("image.column.user"))
                .number(Words.text("image.column.disk"))
                .column(Words.text("image.column.state"))
                .actions(Words.text("vm.column.menu"));
        images.forEach(image -> table.row(
                name(image),
                mono(image.defaultUser()),
                new Span(Texts.size(Reader.current().locale(), image.minimumDisk())),
                state(image),
                create(desk, image)));
        add(table);
    }

    private static Component name(Image image) {
        var name = new Span(image.displayName());
        name.addClassName("nv-strong");
        var cell = new Span(name);
        cell.addClassName("nv-cell-name");
        if (image.recommended()) {
            var chip = new Span(Words.text("type.recommended"));
            chip.addClassNames("nv-tag", "accent");
            cell.add(chip);
        }
        return cell;
    }

    private static Component mono(String text) {
        var span = new Span(text);
        span.addClassName("nv-mono");
        return span;
    }

    private static Component state(Image image) {
        var icon = image.ready() ? Glyph.GOOD.icon() : Glyph.BUSY.icon();
        icon.addClassName(image.ready() ? "good" : "busy");
        var state = new Span(icon, new Span(Words.text(image.ready() ? "image.ready" : "image.importing")));
        state.addClassName("nv-status");
        return state;
    }

    /** Opens the wizard with this image chosen. */
    private static Component create(Desk desk, Image image) {
        var button = Buttons.link(Words.text("image.create"), () -> {
            VmDraft.of(VaadinSession.getCurrent(), desk.project().id()).image = image.name();
            UI.getCurrent().navigate(VmLinks.create(desk.project().id()).substring(1));
        });
        button.setAriaLabel(Words.text("image.create.name", image.displayName()));
        button.setVisible(image.ready() && desk.mayOperate());
        return button;
    }
}
