package cloud.nuvem.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

/** Tells screen readers politely what changed on the page without its reader doing it. */
public final class Announcer extends Div {

    public Announcer() {
        addClassName("nv-sr-only");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-live", "polite");
    }

    /** From now on {@link #say} speaks through this. */
    public void serve(UI ui) {
        ComponentUtil.setData(ui, Announcer.class, this);
    }

    /** Silent on a page without a frame. */
    public static void say(UI ui, String sentence) {
        var announcer = ComponentUtil.getData(ui, Announcer.class);
        if (announcer != null) {
            announcer.setText(sentence);
        }
    }
}
