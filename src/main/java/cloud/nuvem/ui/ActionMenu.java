package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.contextmenu.HasMenuItems;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;

/** A button with three dots that opens the secondary actions; destructive ones last and apart. */
public final class ActionMenu extends Composite<Button> {

    private final Button button;
    private final MenuOnDemand menu = new MenuOnDemand();

    /** @param name what screen readers say for the three dots */
    public ActionMenu(String name) {
        this(Buttons.icon(Glyph.MORE, name, () -> {}));
        getContent().getElement().getThemeList().remove("quiet");
    }

    /** Opens from a button of any look. */
    public ActionMenu(Button button) {
        this.button = button;
        menu.setTarget(button);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        button.getElement().setAttribute("aria-haspopup", "menu");
    }

    @Override
    protected Button initContent() {
        return button;
    }

    /** For a button at the beginning of a line instead of its end. */
    public ActionMenu fromStart() {
        menu.setPosition(ContextMenuPosition.BOTTOM_START);
        return this;
    }

    public ActionMenu add(Glyph glyph, String words, Runnable action) {
        entry(menu, glyph, words, action);
        return this;
    }

    /** After a line, in the colour of loss. */
    public ActionMenu addDanger(Glyph glyph, String words, Runnable action) {
        if (!menu.getItems().isEmpty()) {
            menu.addSeparator();
        }
        entry(menu, glyph, words, action).addClassName("nv-danger");
        return this;
    }

    public ActionMenu addLine() {
        menu.addSeparator();
        return this;
    }

    /** What screen readers say from now on. */
    public void name(String name) {
        button.setAriaLabel(name);
        button.setTooltipText(name);
    }

    /**
     * Entries are made when the menu is opened, each time anew.
     *
     * @param entries adds them all
     */
    public ActionMenu filledBy(Runnable entries) {
        menu.filledBy(entries);
        return this;
    }

    public void clear() {
        menu.removeAll();
    }

    public boolean isEmpty() {
        return menu.getItems().isEmpty();
    }

    /** One entry of any menu, with its drawing. */
    public static MenuItem entry(HasMenuItems menu, Glyph glyph, String words, Runnable action) {
        return menu.addItem(label(glyph, words), click -> action.run());
    }

    /** Drawing and words of a menu entry. */
    public static Component label(Glyph glyph, String words) {
        var label = new Span(glyph.icon(), new Span(words));
        label.addClassName("nv-menu-label");
        return label;
    }
}
