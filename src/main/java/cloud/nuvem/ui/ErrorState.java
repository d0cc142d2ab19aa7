package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;

/** Says calmly what does not work, since when, and what can be done; with a number to tell the provider. */
public final class ErrorState extends Div {

    /** In the place of a part of a page. */
    public ErrorState(String title, String text) {
        this(Glyph.BAD, new H2(title), text);
        addClassName("nv-error");
    }

    private ErrorState(Glyph glyph, Component heading, String text) {
        addClassName("nv-empty");
        getElement().setAttribute("role", "alert");
        var icon = glyph.icon();
        icon.addClassName("nv-empty-small");
        var sentence = new Paragraph(text);
        sentence.addClassName("nv-empty-text");
        add(icon, heading, sentence);
    }

    /** As a whole page about something broken. */
    public static ErrorState broken(String title, String text) {
        var page = new ErrorState(Glyph.BAD, new H1(title), text);
        page.addClassName("nv-error");
        return page;
    }

    /** As a whole page about what is not there or not allowed: nothing is broken. */
    public static ErrorState refused(Glyph glyph, String title, String text) {
        return new ErrorState(glyph, new H1(title), text);
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
