package cloud.nuvem.shell;

import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.PaletteSource;
import cloud.nuvem.ui.PaletteSource.Hit;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;

/** Jump to any page, project or resource, or begin an action, from the keyboard. */
final class Palette {

    private static final int TYPING_PAUSE_MILLIS = 120;
    private static final int MOST_PROJECTS = 5;

    private final Places places;
    private final List<NavigationSource> navigation;
    private final List<PaletteSource> sources;

    Palette(Places places, List<NavigationSource> navigation, List<PaletteSource> sources) {
        this.places = places;
        this.navigation = navigation;
        this.sources = sources;
    }

    void open(Place place) {
        var dialog = new Dialog();
        dialog.addClassName("nv-palette-dialog");
        dialog.getElement().setAttribute("aria-label", Words.text("shell.palette"));
        dialog.setTop("12vh");
        dialog.setWidth("600px");
        dialog.setMaxWidth("calc(100vw - 32px)");
        var list = new PaletteList();
        var search = new TextField();
        search.setPlaceholder(Words.text("shell.palette.hint"));
        search.setAriaLabel(Words.text("shell.palette"));
        search.setPrefixComponent(Glyph.SEARCH.icon());
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.addClassNames("nv-wide", "nv-palette-search");
        search.addValueChangeListener(change -> fill(list, place, change.getValue(), dialog));
        fill(list, place, "", dialog);
        list.add(search, list.hits());
        dialog.add(list);
        dialog.open();
        search.focus();
    }

    private void fill(PaletteList list, Place place, String text, Dialog dialog) {
        var wanted = text.strip();
        var hits = new ArrayList<Hit>();
        sources.forEach(source -> hits.addAll(source.find(place.forModules(), wanted)));
        hits.addAll(pages(place, wanted));
        hits.addAll(projects(place, wanted));
        list.hits().removeAll();
        if (hits.isEmpty()) {
            var nothing = new Div(Words.text("shell.palette.nothing", wanted));
            nothing.addClassName("nv-palette-nothing");
            list.hits().add(nothing);
        }
        var group = "";
        for (var hit : hits) {
            if (!hit.group().equals(group)) {
                group = hit.group();
                var heading = new Div(group);
                heading.addClassName("nv-palette-group");
                heading.getElement().setAttribute("role", "presentation");
                list.hits().add(heading);
            }
            list.hits().add(link(hit, dialog));
        }
    }

    private static ResourceLink link(Hit hit, Dialog dialog) {
        var detail = new Span(hit.detail());
        detail.addClassName("nv-quiet");
        var link = new ResourceLink(hit.path(), "");
        link.add(hit.glyph().icon(), new Span(hit.words()), detail);
        link.getElement().setAttribute("role", "option").setAttribute("tabindex", "-1");
        link.getElement().addEventListener("click", event -> dialog.close());
        return link;
    }

    private List<Hit> pages(Place place, String wanted) {
        var group = Words.text("shell.palette.pages");
        return Navigation.entries(place.forModules(), navigation).stream()
                .filter(entry -> matches(entry.words(), wanted))
                .map(entry -> new Hit(group, entry.glyph(), entry.words(), "", entry.path()))
                .toList();
    }

    private List<Hit> projects(Place place, String wanted) {
        var group = Words.text("shell.palette.projects");
        return places.projects(place.actor()).stream()
                .filter(project -> place.project().filter(project::equals).isEmpty())
                .filter(project -> matches(project.name(), wanted))
                .limit(MOST_PROJECTS)
                .map(project -> new Hit(
                        group,
                        Glyph.BOX,
                        project.name(),
                        project.region().value(),
                        "p/" + project.id().value()))
                .toList();
    }

    private static boolean matches(String words, String wanted) {
        var locale = UI.getCurrent().getLocale();
        return words.toLowerCase(locale).contains(wanted.toLowerCase(locale));
    }
}
