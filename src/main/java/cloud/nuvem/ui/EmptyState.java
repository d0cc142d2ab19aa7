package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Says what would be here, why have one, and offers the one button that makes the first. */
public final class EmptyState extends Div {

    private static final String CLOUD = """
            <svg viewBox="0 0 126 84" width="126" height="84" aria-hidden="true">
              <path class="nv-cloud" d="M30 80a26 26 0 0 1 0-52h1.5a34 34 0 0 1 65-2A27 27 0 0 1 93 80Z"/>
              <circle class="nv-cloud-front" cx="30" cy="54" r="26"/>
            </svg>""";

    private EmptyState(Component drawing, String title, String text) {
        addClassName("nv-empty");
        var heading = new H2(title);
        var sentence = new Paragraph(text);
        sentence.addClassName("nv-empty-text");
        add(drawing, heading, sentence);
    }

    /** For a list that has nothing in it yet: the house's cloud with the resource's own glyph. */
    public static EmptyState teaching(Glyph glyph, String title, String text) {
        var drawing = new Div();
        drawing.addClassName("nv-empty-drawing");
        var cloud = new Div();
        cloud.getElement().setProperty("innerHTML", CLOUD);
        drawing.add(cloud, glyph.icon());
        return new EmptyState(drawing, title, text);
    }

    /** For a filter that nothing matches. */
    public static EmptyState noMatch(String title, String text) {
        var icon = Glyph.SEARCH.icon();
        icon.addClassName("nv-empty-small");
        return new EmptyState(icon, title, text);
    }

    public EmptyState action(Component button) {
        button.addClassName("nv-empty-action");
        add(button);
        return this;
    }

    /** Under the button: the smallest price, a link to read more. */
    public EmptyState note(Component... components) {
        var note = new Div(components);
        note.addClassName("nv-empty-note");
        add(note);
        return this;
    }
}
