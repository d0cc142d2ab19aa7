package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;

/** Lets a value that changed by itself light up once; not for people who asked for less motion. */
public final class Flash {

    private static final String SCRIPT =
            "this.classList.remove('nv-flash'); void this.offsetWidth; this.classList.add('nv-flash');";

    private Flash() {}

    public static void once(Component component) {
        component.getElement().executeJs(SCRIPT);
    }
}
