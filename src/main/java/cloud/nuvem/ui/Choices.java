package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of several, all in sight: cards for few, rows of a table for many. Native radio buttons underneath, so that arrows, forms
 * and screen readers work as everywhere. What does not fit stays visible and choosable, greyed, with its reason beside it.
 */
public final class Choices<T> extends Div {

    private final String group = "choices-" + UUID.randomUUID();
    private final Map<T, Radio> radios = new LinkedHashMap<>();
    private final Consumer<T> onChoose;
    private @Nullable T chosen;

    /** How the choices lie. */
    public enum Shape {
        CARDS,
        ROWS
    }

    /**
     * One choice.
     *
     * @param cells what stands in its columns (rows) or below each other (cards); the first names it
     * @param greyed it does not fit: shown as such, the reason is among the cells
     */
    public record Choice<T>(T value, List<Component> cells, boolean greyed) {}

    /** @param name what screen readers call the group */
    public Choices(String name, Shape shape, Consumer<T> onChoose) {
        this.onChoose = onChoose;
        addClassNames("nv-choices", shape == Shape.CARDS ? "cards" : "rows");
        getElement().setAttribute("role", "radiogroup");
        getElement().setAttribute("aria-label", name);
    }

    /** @param heads titles of the columns; empty for none (cards) */
    public void show(List<String> heads, List<Choice<T>> choices, @Nullable T selected) {
        removeAll();
        radios.clear();
        if (!heads.isEmpty()) {
            var head = new Div();
            head.addClassName("nv-choice-head");
            head.add(new Span());
            heads.forEach(title -> head.add(new Span(title)));
            head.getElement().setAttribute("aria-hidden", "true");
            add(head);
        }
        choices.forEach(choice -> add(label(choice)));
        select(selected);
    }

    /** Marks without telling the listener. */
    public void select(@Nullable T value) {
        chosen = value;
        radios.forEach((each, radio) -> radio.check(each.equals(value)));
    }

    /** Where the keyboard goes when something is wrong with the choice. */
    public void focusChosen() {
        var radio = chosen == null ? null : radios.get(chosen);
        var target = radio == null ? radios.values().stream().findFirst().orElse(null) : radio;
        if (target != null) {
            target.getElement().executeJs("this.focus()");
        }
    }

    private NativeLabel label(Choice<T> choice) {
        var radio = new Radio(group, () -> {
            if (!Objects.equals(chosen, choice.value())) {
                select(choice.value());
                onChoose.accept(choice.value());
            }
        });
        radios.put(choice.value(), radio);
        var label = new NativeLabel();
        label.addClassName("nv-choice");
        label.setClassName("greyed", choice.greyed());
        label.add(radio);
        label.add(choice.cells());
        return label;
    }

    /** The browser's own radio button. */
    @Tag("input")
    private static final class Radio extends Component {

        Radio(String group, Runnable onChecked) {
            getElement().setAttribute("type", "radio").setAttribute("name", group);
            getElement().addEventListener("change", event -> onChecked.run());
        }

        void check(boolean checked) {
            getElement().setProperty("checked", checked);
        }
    }
}
