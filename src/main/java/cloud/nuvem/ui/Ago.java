package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.util.Locale;

/**
 * A moment as people say it ({@code 12 days}), with the exact one on hover; the browser keeps it true while the page is
 * open, in the reader's language and time zone.
 */
@Tag("nv-ago")
@JsModule("./elements/nv-ago.ts")
public final class Ago extends Component {

    /** How it is said. */
    public enum Form {
        /** {@code 12 days}: the age of something. */
        AGE,
        /** {@code 12 days ago}. */
        AGO,
        /** {@code for 12 days}: how long a state has lasted. */
        FOR
    }

    public Ago(Instant at, Form form) {
        getElement().setAttribute("form", form.name().toLowerCase(Locale.ROOT));
        show(at);
    }

    public void show(Instant at) {
        getElement().setAttribute("at", at.toString());
    }
}
