package cloud.nuvem.shell;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.HomeSource;
import cloud.nuvem.ui.HomeSource.Attention;
import cloud.nuvem.ui.HomeSource.Figure;
import cloud.nuvem.ui.HomeSource.FirstStep;
import cloud.nuvem.ui.HomeSource.Part;
import cloud.nuvem.ui.HomeSource.Shelf;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.QuotaBars;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;

/** A project at a glance: what runs, what needs somebody, what it costs per month at today's prices. */
@Route("p/:project")
@PermitAll
class HomeView extends FramedPage implements BeforeEnterObserver {

    private final Places places;
    private final Access access;
    private final List<HomeSource> sources;
    private String title = "";

    HomeView(Places places, Access access, List<HomeSource> sources) {
        this.places = places;
        this.access = access;
        this.sources = sources;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var place = places.named(event.getRouteParameters())
                .orElseThrow(() -> new DeniedException(new Denied.Absent("project")));
        var project = place.project().orElseThrow(() -> new DeniedException(new Denied.Absent("project")));
        title = project.name();
        removeAll();
        add(new PageHeader(title).sentence(Words.text("shell.home.sentence", project.region())));
        if (!access.permissions(places.actor(), project.id()).contains(Permission.VIEW_RESOURCES)) {
            add(withoutResources(place));
            return;
        }
        var parts = sources.stream()
                .map(source -> source.part(project.id().value()))
                .toList();
        if (parts.stream().allMatch(Part::empty)) {
            add(beginning(parts));
        } else {
            add(figures(parts), body(parts));
        }
    }

    private Component withoutResources(Place place) {
        var projects =
                new ResourceLink("o/" + place.organization().slug() + "/projects", Words.text("shell.all-projects"));
        return EmptyState.teaching(
                        Glyph.LOCK,
                        Words.text("shell.home.no-resources"),
                        Words.text(
                                "shell.home.no-resources.text",
                                title,
                                place.organization().name()))
                .action(projects);
    }

    private static Component figures(List<Part> parts) {
        var strip = new Div();
        strip.addClassName("nv-figures");
        parts.stream().flatMap(part -> part.figures().stream()).forEach(figure -> strip.add(figure(figure)));
        parts.stream()
                .map(Part::perMonth)
                .filter(Objects::nonNull)
                .reduce(Money::plus)
                .ifPresent(sum -> strip.add(cost(sum)));
        return strip;
    }

    private static Component figure(Figure figure) {
        var link = new Anchor(figure.path());
        link.addClassName("nv-figure");
        link.add(caption(figure.words()), value(figure.value()), caption(figure.note()));
        return link;
    }

    private static Component cost(Money sum) {
        var cost = new Div(
                caption(Words.text("shell.home.cost")),
                value(MoneyText.format(sum)),
                caption(Words.text("shell.home.cost.note")));
        cost.addClassName("nv-figure");
        return cost;
    }

    private static Span value(String text) {
        var value = new Span(text);
        value.addClassName("nv-figure-value");
        return value;
    }

    private static Span caption(String text) {
        var caption = new Span(text);
        caption.addClassName("nv-caption");
        return caption;
    }

    private static Component body(List<Part> parts) {
        var attention = new Section(new H2(Words.text("shell.home.attention")));
        attention.addClassName("nv-home-attention");
        var found = parts.stream().flatMap(part -> part.attention().stream()).toList();
        if (found.isEmpty()) {
            var calm = new Div(Glyph.GOOD.icon(), new Span(Words.text("shell.home.calm")));
            calm.addClassNames("nv-calm");
            attention.add(calm);
        }
        found.forEach(item -> attention.add(attention(item)));
        var quota = new QuotaBars();
        quota.show(
                Words.text("shell.home.quota"),
                parts.stream().flatMap(part -> part.quota().stream()).toList());
        var left = new Div(attention);
        left.addClassName("nv-home-left");
        parts.stream()
                .map(Part::shelf)
                .filter(shelf -> !shelf.resources().isEmpty())
                .forEach(shelf -> left.add(shelf(shelf)));
        var body = new Div(left, quota);
        body.addClassName("nv-home-body");
        return body;
    }

    private static Component attention(Attention item) {
        var words = new Div(new ResourceLink(item.path(), item.title()), new Span(item.sentence()));
        words.addClassName("nv-attention-words");
        var line = new Div(new StatusBadge(item.status()), words);
        line.addClassName("nv-attention");
        return line;
    }

    private static Component shelf(Shelf shelf) {
        var section = new Section(new SectionTitle(shelf.title(), new ResourceLink(shelf.allPath(), shelf.all())));
        for (var resource : shelf.resources()) {
            var words = new Div(new ResourceLink(resource.path(), resource.title()), new Span(resource.facts()));
            words.addClassName("nv-attention-words");
            var line = new Div(words, new StatusBadge(resource.status()));
            line.addClassNames("nv-attention", "nv-shelf-line");
            section.add(line);
        }
        return section;
    }

    private static Component beginning(List<Part> parts) {
        var steps = new Div();
        steps.addClassName("nv-first-steps");
        parts.stream().flatMap(part -> part.firstSteps().stream()).forEach(step -> steps.add(firstStep(step)));
        var all = new Div(
                EmptyState.teaching(Glyph.BOX, Words.text("shell.home.empty"), Words.text("shell.home.empty.text")),
                steps);
        all.addClassName("nv-beginning");
        return all;
    }

    private static Component firstStep(FirstStep step) {
        var link = new Anchor(step.path());
        link.addClassNames("nv-card", "nv-first-step");
        var title = new Span(step.title());
        title.addClassName("nv-first-step-title");
        link.add(step.glyph().icon(), new Div(title, caption(step.sentence())));
        return link;
    }
}
