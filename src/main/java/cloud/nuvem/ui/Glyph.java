package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/**
 * The house's drawings, one symbol each in {@code nuvem/icons.svg}: 16 by 16, one stroke of 1.3, drawn for Nuvem. A glyph is
 * always decoration beside words or an accessible name, so it is hidden from screen readers.
 */
public enum Glyph {
    HOME,
    MONITOR,
    DISC,
    KEY,
    CHIP,
    LINES,
    PEOPLE,
    BOX,
    SEARCH,
    BELL,
    HELP,
    INFO,
    PLUS,
    MINUS,
    CLOSE,
    CHECK,
    CHEVRON_DOWN,
    CHEVRON_UP,
    CHEVRON_RIGHT,
    CHEVRON_LEFT,
    SWITCHER,
    MENU,
    MORE,
    GOOD,
    BUSY,
    IDLE,
    PAUSED,
    BAD,
    WARN,
    PLAY,
    STOP,
    PAUSE,
    RESTART,
    POWER,
    BOLT,
    TRASH,
    PENCIL,
    TAG,
    COPY,
    EXTERNAL,
    ARROW_LEFT,
    ARROW_RIGHT,
    ROWS,
    COLUMNS,
    SLIDERS,
    LOCK,
    TERMINAL,
    SWAP,
    GLOBE,
    SUN,
    CLOCK,
    LEAVE,
    SIDEBAR,
    DOWNLOAD,
    GAUGE,
    COINS,
    VOLUME,
    NETWORK,
    CODE,
    BUILDING,
    KEYBOARD,
    PASTE,
    CAMERA,
    FIT,
    EXPAND;

    /** A new component that shows this drawing in the colour of the text around it. */
    public Span icon() {
        var span = new Span();
        span.addClassName("nv-glyph");
        span.getElement().setAttribute("aria-hidden", "true");
        span.getElement().setProperty("innerHTML", markup());
        return span;
    }

    /** The same as text, for templates of grid cells. */
    public String markup() {
        return "<svg class=\"nv-icon\" aria-hidden=\"true\"><use href=\"" + href() + "\"></use></svg>";
    }

    /** Where the drawing is, for templates that choose one per row. */
    public String href() {
        return "nuvem/icons.svg#" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
