package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The place of something that comes with a later release: what it will be, and what to do until then. */
public final class Upcoming extends Div {

    private final Div words = new Div();

    public Upcoming(Glyph glyph, String title, String text) {
        addClassNames("nv-card", "nv-upcoming");
        var soon = new Span(Words.text("ui.upcoming"));
        soon.addClassNames("nv-tag", "accent");
        words.add(new H2(new Span(title), soon), new Paragraph(text));
        add(glyph.icon(), words);
    }

    /** What helps until then. */
    public Upcoming meanwhile(Component link) {
        words.add(link);
        return this;
    }
}
