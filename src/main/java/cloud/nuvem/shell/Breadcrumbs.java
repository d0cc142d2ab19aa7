package cloud.nuvem.shell;

import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/** The way to the page, each step a link; on phones the organization and project in two lines. */
final class Breadcrumbs extends Nav {

    private final OrderedList list = new OrderedList();
    private final Span organization = new Span();
    private final Span project = new Span();

    Breadcrumbs() {
        addClassName("nv-crumbs");
        getElement().setAttribute("aria-label", Words.text("shell.breadcrumbs"));
        var small = new Span(organization, project);
        small.addClassName("nv-crumbs-small");
        small.getElement().setAttribute("aria-hidden", "true");
        add(list, small);
    }

    /** @param home whether the page is the project's own: then the project is the last step */
    void show(Place place, FramedPage page, boolean home) {
        var way = new ArrayList<Crumb>();
        var projects = "o/" + place.organization().slug() + "/projects";
        way.add(new Crumb(place.organization().name(), Routes.exists(projects) ? projects : place.path()));
        if (!home && !isOfOrganization(page)) {
            place.project().ifPresent(known -> way.add(new Crumb(known.name(), place.path())));
        }
        way.addAll(page.way());
        show(way, page.title());
        organization.setText(place.organization().name());
        project.setText(place.project().map(known -> known.name()).orElse(page.title()));
    }

    void showProvider(FramedPage page) {
        var way = new ArrayList<Crumb>();
        way.add(new Crumb(Words.text("shell.area.provider"), AreaSwitch.PROVIDER));
        way.addAll(page.way());
        show(way, page.title());
        organization.setText(Words.text("shell.area.provider"));
        project.setText(page.title());
    }

    private static boolean isOfOrganization(FramedPage page) {
        return page instanceof FramedPage.OfOrganization;
    }

    private void show(List<Crumb> way, String title) {
        list.removeAll();
        way.forEach(crumb -> list.add(new ListItem(new ResourceLink(crumb.path(), crumb.words()))));
        var here = new Span(title);
        here.getElement().setAttribute("aria-current", "page");
        list.add(new ListItem(here));
    }
}
