package cloud.nuvem.shell;

import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Locale;

/** Shows where one is, and takes one to another project or organization; with a search when there are more than ten. */
final class ProjectSwitcher extends Div {

    private static final int SEARCH_FROM = 10;

    private final Places places;
    private final NativeButton button = new NativeButton();
    private final Popover popover = new Popover();

    ProjectSwitcher(Places places) {
        this.places = places;
        addClassName("nv-switcher");
        button.getElement().setAttribute("aria-haspopup", "dialog");
        button.setId("project-switcher");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.addClassName("nv-switcher-list");
        popover.setAriaLabel(Words.text("shell.switcher"));
        popover.setAutofocus(true);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                fill();
            }
        });
        add(button, popover);
    }

    void show(Place place) {
        popover.close();
        button.removeAll();
        var name = new Span(place.project().map(Project::name).orElseGet(() -> Words.text("shell.no-project")));
        name.addClassName("nv-switcher-name");
        var organization = place.organization().name();
        var where = new Span(place.project()
                .map(project -> organization + " · " + project.region().value())
                .orElse(organization));
        where.addClassName("nv-switcher-where");
        var words = new Span(name, where);
        words.addClassName("nv-switcher-words");
        button.add(initial(place.organization()), words, Glyph.SWITCHER.icon());
    }

    private void fill() {
        popover.removeAll();
        var actor = places.actor();
        var projects = places.projects(actor);
        var list = new Div();
        list.addClassName("nv-switcher-scroll");
        if (projects.size() > SEARCH_FROM) {
            popover.add(search(list));
        }
        for (var organization : places.organizations(actor)) {
            var own = projects.stream()
                    .filter(project -> project.organization().equals(organization.id()))
                    .toList();
            list.add(heading(organization));
            own.forEach(project -> list.add(link(project)));
            Routes.link("o/" + organization.slug() + "/projects", Words.text("shell.all-projects"))
                    .ifPresent(all -> {
                        all.addClassName("nv-switcher-all");
                        list.add(all);
                    });
        }
        popover.add(list);
    }

    private static Component search(Div list) {
        var search = new TextField();
        search.setPlaceholder(Words.text("shell.switcher.search"));
        search.setAriaLabel(Words.text("shell.switcher.search"));
        search.setPrefixComponent(Glyph.SEARCH.icon());
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addClassName("nv-wide");
        search.addValueChangeListener(change -> {
            var wanted = change.getValue().strip().toLowerCase(Locale.ROOT);
            list.getChildren()
                    .filter(Anchor.class::isInstance)
                    .map(Anchor.class::cast)
                    .forEach(link -> link.setVisible(link.getElement()
                            .getTextRecursively()
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted)));
        });
        return search;
    }

    private static Component heading(Organization organization) {
        var heading = new Div(initial(organization), new Span(organization.name()));
        heading.addClassName("nv-switcher-organization");
        return heading;
    }

    private static Component link(Project project) {
        var link = new ResourceLink("p/" + project.id().value(), "");
        var region = new Span(project.region().value());
        region.addClassName("nv-quiet");
        link.add(new Span(project.name()), region);
        return link;
    }

    private static Span initial(Organization organization) {
        var letter = organization.name().substring(0, organization.name().offsetByCodePoints(0, 1));
        var mark = new Span(letter.toUpperCase(Locale.ROOT));
        mark.addClassName("nv-initial");
        mark.getElement().setAttribute("aria-hidden", "true");
        return mark;
    }
}
