package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** Above a list: search, the segmented state, what else narrows it; at the far right how it is shown. */
public final class FilterBar extends Div {

    private static final int TYPING_PAUSE_MILLIS = 250;

    private final TextField search = new TextField();
    private final Div tools = new Div();

    public FilterBar(String searchHint, Consumer<String> onSearch) {
        addClassName("nv-filter-bar");
        getElement().setAttribute("role", "search");
        search.setPlaceholder(searchHint);
        search.setAriaLabel(searchHint);
        search.setPrefixComponent(Glyph.SEARCH.icon());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.addClassName("nv-search");
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onSearch.accept(change.getValue());
            }
        });
        tools.addClassName("nv-filter-tools");
        add(search, tools);
    }

    public FilterBar filter(Component... components) {
        for (var component : components) {
            addComponentAtIndex(getComponentCount() - 1, component);
        }
        return this;
    }

    public FilterBar tool(Component... components) {
        tools.add(components);
        return this;
    }

    /** What the URL says was searched for. */
    public void showSearch(String text) {
        search.setValue(text);
    }
}
