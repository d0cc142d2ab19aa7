package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks once, clearly. Where data would be lost, the name must be typed. A refusal keeps the dialog open and stands in it, so
 * that nothing typed is lost.
 */
public final class ConfirmDialog {

    private final Dialog dialog = new Dialog();
    private final Div body = new Div();
    private final Paragraph refusal = new Paragraph();
    private @Nullable TextField typed;
    private String expected = "";

    public ConfirmDialog(String title) {
        dialog.setHeaderTitle(title);
        dialog.addClassName("nv-confirm");
        dialog.setWidth("480px");
        dialog.setMaxWidth("calc(100vw - 32px)");
        body.addClassName("nv-confirm-body");
        refusal.addClassName("nv-field-refusal");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);
        dialog.add(body);
    }

    public ConfirmDialog text(String sentence) {
        body.add(new Paragraph(sentence));
        return this;
    }

    public ConfirmDialog content(Component... components) {
        body.add(components);
        return this;
    }

    /** The action is refused, with a reason beside the field, until exactly this is typed. */
    public ConfirmDialog typing(String name) {
        expected = name;
        var field = new TextField(Words.text("ui.confirm.type", name));
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.setAutocomplete(Autocomplete.OFF);
        field.addClassName("nv-wide");
        field.addValueChangeListener(change -> field.setInvalid(false));
        typed = field;
        return this;
    }

    /** @param action answers with the refusal's sentence, empty when done: then the dialog closes */
    public void open(Button confirm, Supplier<Optional<String>> action) {
        if (typed != null) {
            body.add(typed);
        }
        body.add(refusal);
        confirm.setDisableOnClick(true);
        confirm.addClickListener(click -> confirmed(confirm, action));
        dialog.getFooter().add(Buttons.plain(Words.text("ui.cancel"), dialog::close), confirm);
        dialog.open();
        if (typed != null) {
            typed.focus();
        }
    }

    /** A confirm button in the colour of loss. */
    public static Button lossButton(String words) {
        var button = Buttons.danger(words, () -> {});
        button.getElement().getThemeList().add("primary");
        return button;
    }

    private void confirmed(Button confirm, Supplier<Optional<String>> action) {
        confirm.setEnabled(true);
        var field = typed;
        if (field != null && !field.getValue().strip().equals(expected)) {
            field.setErrorMessage(Words.text("ui.confirm.differs", expected));
            field.setInvalid(true);
            field.focus();
            return;
        }
        var refused = action.get();
        refused.ifPresent(refusal::setText);
        refusal.setVisible(refused.isPresent());
        if (refused.isEmpty()) {
            dialog.close();
        }
    }
}
