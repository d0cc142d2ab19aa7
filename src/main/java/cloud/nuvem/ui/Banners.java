package cloud.nuvem.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The thin line above a page: data that is old, a suspension, an announcement. One line per subject; gone when it is over. */
public final class Banners extends Div {

    private final Map<String, Div> shown = new HashMap<>();

    public Banners() {
        addClassName("nv-banners");
        getElement().setAttribute("role", "status");
    }

    /** Those of the frame around the page; null for a page that stands alone. */
    public static @Nullable Banners of(UI ui) {
        return ComponentUtil.getData(ui, Banners.class);
    }

    /** From now on {@link #of} finds this. */
    public void serve(UI ui) {
        ComponentUtil.setData(ui, Banners.class, this);
    }

    /** Shows or changes the line of this subject. */
    public void show(String subject, Tone tone, String sentence) {
        line(subject, tone, sentence);
    }

    /** The same, with a link to where it can be ended. */
    public void show(String subject, StandingSource.Line words) {
        line(subject, words.tone(), words.sentence()).add(new ResourceLink(words.path(), words.linkWords()));
    }

    private Div line(String subject, Tone tone, String sentence) {
        clear(subject);
        var glyph = tone == Tone.BAD ? Glyph.BAD : tone == Tone.WARN ? Glyph.WARN : Glyph.INFO;
        var line = new Div(glyph.icon(), new Span(sentence));
        line.addClassNames("nv-banner", tone.word());
        shown.put(subject, line);
        add(line);
        return line;
    }

    public void clear(String subject) {
        var line = shown.remove(subject);
        if (line != null) {
            remove(line);
        }
    }
}
