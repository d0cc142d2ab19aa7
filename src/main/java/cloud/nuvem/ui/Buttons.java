package cloud.nuvem.ui;

import com.vaadin.flow.component.button.Button;
import java.util.List;

/** The few kinds of button there are. A page has one primary button; its words are a verb with its object. */
public final class Buttons {

    private Buttons() {}

    public static Button primary(String words, Runnable action) {
        return themed(words, action, "primary");
    }

    public static Button primary(Glyph glyph, String words, Runnable action) {
        var button = primary(words, action);
        button.setPrefixComponent(glyph.icon());
        return button;
    }

    public static Button plain(String words, Runnable action) {
        return themed(words, action);
    }

    public static Button plain(Glyph glyph, String words, Runnable action) {
        var button = plain(words, action);
        button.setPrefixComponent(glyph.icon());
        return button;
    }

    /** For what destroys; stands apart from the others. */
    public static Button danger(String words, Runnable action) {
        return themed(words, action, "danger");
    }

    /** Looks like a link, does something instead of going somewhere. */
    public static Button link(String words, Runnable action) {
        return themed(words, action, "link");
    }

    /** A drawing alone; the name is what screen readers and the tooltip say. */
    public static Button icon(Glyph glyph, String name, Runnable action) {
        var button = themed("", action, "icon", "quiet");
        button.setIcon(glyph.icon());
        button.setAriaLabel(name);
        button.setTooltipText(name);
        return button;
    }

    private static Button themed(String words, Runnable action, String... themes) {
        var button = new Button(words, click -> action.run());
        button.getElement().getThemeList().addAll(List.of(themes));
        return button;
    }
}
