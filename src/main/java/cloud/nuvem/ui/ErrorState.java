package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;

/** Says calmly what does not work, since when, and what can be done; with a number to tell the provider. */
public final class ErrorState extends Div {

    public ErrorState(String title, String text) {
        addClassNames("nv-empty", "nv-error");
        getElement().setAttribute("role", "alert");
        var icon = Glyph.BAD.icon();
        icon.addClassName("nv-empty-small");
        var sentence = new Paragraph(text);
        sentence.addClassName("nv-empty-text");
        add(icon, new H2(title), sentence);
    }

    public ErrorState since(Instant moment) {
        var line = new Div(new Span(Words.text("ui.error.since") + " "), new Ago(moment, Ago.Form.AGO));
        line.addClassName("nv-empty-note");
        add(line);
        return this;
    }

    public ErrorState retry(Runnable action) {
        var button = Buttons.plain(Glyph.RESTART, Words.text("ui.error.retry"), action);
        button.addClassName("nv-empty-action");
        add(button);
        return this;
    }

    /** @param number that stands in the log beside the error */
    public ErrorState reference(String number) {
        var line = new Div(new Span(Words.text("ui.error.reference") + " "), new CopyText(number));
        line.addClassName("nv-empty-note");
        add(line);
        return this;
    }
}
