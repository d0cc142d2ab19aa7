package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** Text that people take elsewhere (an address, an id), in the fixed-width face, with a button that copies it. */
@Tag("nv-copy")
@JsModule("./elements/nv-copy.ts")
public final class CopyText extends Component {

    public CopyText(String text) {
        this(text, text);
    }

    /** Shows less than it copies. */
    public CopyText(String shown, String copied) {
        getElement().setAttribute("value", copied);
        getElement().setAttribute("done", Words.text("ui.copied"));
        var words = new Span(shown);
        words.addClassName("nv-mono");
        var button = new NativeButton();
        button.add(Glyph.COPY.icon());
        button.addClassName("nv-copy-button");
        button.setAriaLabel(Words.text("ui.copy", shown));
        getElement().appendChild(words.getElement(), button.getElement());
    }
}
