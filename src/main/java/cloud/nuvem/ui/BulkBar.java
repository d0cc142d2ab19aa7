package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Takes the place of the filter bar while rows are selected: how many, clear, what can be done with them, loss last. */
public final class BulkBar extends Div {

    private final Span count = new Span();
    private final Span note = new Span();
    private final Div actions = new Div();

    public BulkBar(Runnable onClear) {
        addClassName("nv-bulk-bar");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", Words.text("ui.bulk.name"));
        count.addClassName("nv-bulk-count");
        count.getElement().setAttribute("aria-live", "polite");
        note.addClassName("nv-bulk-note");
        actions.addClassName("nv-bulk-actions");
        add(count, Buttons.link(Words.text("ui.bulk.clear"), onClear), actions, note);
        setVisible(false);
    }

    public BulkBar action(Component... components) {
        actions.add(components);
        return this;
    }

    /** Last, after the note, apart from the others. */
    public BulkBar loss(Component component) {
        add(component);
        return this;
    }

    /** Shows itself for one or more, hides for none. */
    public void show(long selected, long total) {
        setVisible(selected > 0);
        count.setText(Words.text("ui.bulk.count", selected, total));
    }

    /** What doing it changes in money; empty for nothing to say. */
    public void note(String sentence) {
        note.setText(sentence);
    }
}
