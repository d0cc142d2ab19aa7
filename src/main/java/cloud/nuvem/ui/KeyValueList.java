package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Label and value, one below the other, with the change beside the value where there is one. */
public final class KeyValueList extends DescriptionList {

    public KeyValueList() {
        addClassName("nv-facts");
    }

    public KeyValueList add(String label, String value) {
        return add(label, new Span(value));
    }

    public KeyValueList add(String label, Component... value) {
        add(new Term(label), new Description(value));
        return this;
    }
}
