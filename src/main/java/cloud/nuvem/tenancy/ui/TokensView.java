package cloud.nuvem.tenancy.ui;

import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.Upcoming;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** How programs act for the organization: service accounts today; the place of personal tokens. */
@Route("o/:organization/tokens")
@PermitAll
class TokensView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final Offices offices;

    TokensView(Offices offices) {
        this.offices = offices;
    }

    @Override
    public String title() {
        return Words.text("token.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var office = offices.at(event.getRouteParameters());
        var docs = new Anchor("/api/v1/docs", Words.text("token.docs"));
        docs.setRouterIgnore(true);
        var robots = new Div(
                new SectionTitle(Words.text("token.robots")), new Paragraph(Words.text("token.robots.text")), docs);
        robots.addClassName("nv-prose");
        removeAll();
        add(
                new PageHeader(title())
                        .sentence(Words.text(
                                "token.sentence", office.organization().name())),
                robots,
                new Upcoming(Glyph.KEY, Words.text("token.personal"), Words.text("token.personal.text")));
    }
}
