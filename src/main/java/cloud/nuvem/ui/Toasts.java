package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;

/** Short messages for what the page does not show by itself. Errors stay until dismissed and can be copied. */
public final class Toasts {

    private static final int MILLIS = 4_000;

    private Toasts() {}

    public static void done(String sentence) {
        var toast = toast(Glyph.GOOD, Tone.GOOD, new Span(sentence));
        toast.setDuration(MILLIS);
        toast.open();
    }

    /** A refusal by its sentence and code; stays. */
    public static void refused(String sentence, String code) {
        var words = new Div(new Span(sentence));
        var small = new CopyText(code, sentence + " (" + code + ")");
        small.addClassName("nv-caption");
        words.add(small);
        var toast = toast(Glyph.BAD, Tone.BAD, words);
        toast.setDuration(0);
        toast.setAssertive(true);
        toast.open();
    }

    private static Notification toast(Glyph glyph, Tone tone, Component words) {
        var toast = new Notification();
        var icon = glyph.icon();
        icon.addClassName(tone.word());
        var line = new Div(icon, words, Buttons.icon(Glyph.CLOSE, Words.text("ui.dismiss"), toast::close));
        line.addClassName("nv-toast");
        toast.add(line);
        toast.setPosition(Notification.Position.BOTTOM_END);
        return toast;
    }
}
