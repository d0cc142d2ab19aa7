package cloud.nuvem.shell;

import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;

/** The palette's search field with its hits; the browser moves through them with the arrow keys. */
@Tag("nv-palette")
@JsModule("./elements/nv-palette.ts")
final class PaletteList extends Component implements HasComponents {

    private final Div hits = new Div();

    PaletteList() {
        hits.addClassName("nv-palette-hits");
        hits.setId("palette-hits");
        hits.getElement().setAttribute("role", "listbox").setAttribute("aria-label", Words.text("shell.palette.hits"));
    }

    Div hits() {
        return hits;
    }
}
