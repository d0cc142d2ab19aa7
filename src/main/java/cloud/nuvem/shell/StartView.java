package cloud.nuvem.shell;

import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** The portal's address without more: leads to the project last opened, or says what to do without an organization. */
@Route("")
@PermitAll
class StartView extends FramedPage implements BeforeEnterObserver {

    private final Places places;

    StartView(Places places) {
        this.places = places;
    }

    @Override
    public String title() {
        return Words.text("shell.start");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var place = places.last();
        if (place.isPresent() && Routes.exists(place.get().path())) {
            event.forwardTo(place.get().path());
            return;
        }
        if (place.isEmpty()
                && places.person().providerRole() != ProviderRole.NONE
                && Routes.exists(AreaSwitch.PROVIDER)) {
            event.forwardTo(AreaSwitch.PROVIDER);
            return;
        }
        removeAll();
        var heading = new H1(title());
        heading.addClassName("nv-sr-only");
        add(heading, place.isEmpty() ? noOrganization() : noProject());
    }

    private static EmptyState noOrganization() {
        return EmptyState.teaching(
                        Glyph.BUILDING, Words.text("shell.no-organization"), Words.text("shell.no-organization.text"))
                .action(Buttons.plain(
                        Glyph.RESTART,
                        Words.text("shell.no-organization.again"),
                        () -> UI.getCurrent().getPage().reload()));
    }

    private static EmptyState noProject() {
        return EmptyState.teaching(Glyph.BOX, Words.text("shell.no-project"), Words.text("shell.no-project.text"));
    }
}
