package cloud.nuvem.shell;

import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Between the provider area and one's own projects; for the provider's staff only. */
final class AreaSwitch extends Div {

    static final String PROVIDER = "provider/price-lists";

    private final Places places;

    AreaSwitch(Places places) {
        this.places = places;
        addClassName("nv-area-switch");
    }

    void show(boolean provider) {
        removeAll();
        boolean isStaff = places.person().providerRole() != ProviderRole.NONE;
        boolean hasOther = provider ? places.last().isPresent() : Routes.exists(PROVIDER);
        setVisible(isStaff && hasOther);
        if (isVisible()) {
            var link = new ResourceLink(provider ? "" : PROVIDER, "");
            link.add(
                    (provider ? Glyph.ARROW_LEFT : Glyph.BUILDING).icon(),
                    new Span(Words.text(provider ? "shell.area.projects" : "shell.area.provider")));
            add(link);
        }
    }
}
