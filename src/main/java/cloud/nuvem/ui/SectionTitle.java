package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** Heading of a part of a page, with a link or button at its right where there is one. */
public final class SectionTitle extends Div {

    public SectionTitle(String title, Component... atTheRight) {
        addClassName("nv-section-title");
        add(new H2(title));
        add(atTheRight);
    }
}
