package cloud.nuvem.metering.ui;

import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** What an organization used and what it costs. */
@Route("o/:organization/usage")
@PermitAll
class UsageView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final UsageDesks desks;

    UsageView(UsageDesks desks) {
        this.desks = desks;
    }

    @Override
    public String title() {
        return Words.text("usage.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = desks.of(event);
        var choice = UsageChoice.of(event.getLocation().getQueryParameters(), desk.now());
        removeAll();
        var panel = new UsagePanel(desk, choice);
        add(
                new PageHeader(title())
                        .sentence(
                                Words.text("usage.sentence", desk.organization().name()))
                        .actions(new UsageDownloads(desk, panel::choice)),
                panel);
    }
}
