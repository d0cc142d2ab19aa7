package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A row of choices of which one holds, each with how many there are: summary and filter in one line. */
public final class Segments extends Div {

    private final Consumer<String> onChoose;
    private List<Segment> shown = List.of();
    private String chosen = "";

    /** One choice. */
    public record Segment(String id, String words, @Nullable Long count) {}

    /** @param name what screen readers call the row */
    public Segments(String name, Consumer<String> onChoose) {
        this.onChoose = onChoose;
        addClassName("nv-segments");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", name);
    }

    /** Shows these; buttons that stay keep their place, so that nothing jumps and the focus stays. */
    public void show(List<Segment> segments, String chosenId) {
        if (segments.equals(shown) && chosenId.equals(chosen)) {
            return;
        }
        if (!ids(segments).equals(ids(shown))) {
            removeAll();
            segments.forEach(segment -> add(button(segment)));
        }
        for (int index = 0; index < segments.size(); index++) {
            var pressed = segments.get(index).id().equals(chosenId);
            update((NativeButton) getComponentAt(index), segments.get(index), pressed);
        }
        shown = segments;
        chosen = chosenId;
    }

    private NativeButton button(Segment segment) {
        var button = new NativeButton();
        button.addClickListener(click -> {
            show(shown, segment.id());
            onChoose.accept(segment.id());
        });
        return button;
    }

    private void update(NativeButton button, Segment segment, boolean pressed) {
        button.removeAll();
        button.add(new Span(segment.words()));
        var count = segment.count();
        if (count != null) {
            var number = new Span(Reader.current().number(count));
            number.addClassName("nv-count");
            button.add(number);
        }
        button.getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
    }

    private static List<String> ids(List<Segment> segments) {
        var ids = new ArrayList<String>();
        segments.forEach(segment -> ids.add(segment.id()));
        return ids;
    }
}
