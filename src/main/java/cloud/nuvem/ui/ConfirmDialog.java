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
import java.util.function.Consumer;
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

    /** What is done once it is confirmed. */
    @FunctionalInterface
    public interface Work {

        /** @param answer takes the refusal's sentence, empty when done; on the page's thread, at once or later */
        void begin(Consumer<Optional<String>> answer);
    }

    /** @param action answers with the refusal's sentence, empty when done: then the dialog closes */
    public void open(Button confirm, Supplier<Optional<String>> action) {
        openWorking(confirm, answer -> answer.accept(action.get()));
    }

    /** For work that takes its time: the button waits with it. */
    public void openWorking(Button confirm, Work work) {
        if (typed != null) {
            body.add(typed);
        }
        body.add(refusal);
        confirm.setDisableOnClick(true);
        confirm.addClickListener(click -> confirmed(confirm, work));
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

    private void confirmed(Button confirm, Work work) {
        var field = typed;
        if (field != null && !field.getValue().strip().equals(expected)) {
            confirm.setEnabled(true);
            field.setErrorMessage(Words.text("ui.confirm.differs", expected));
            field.setInvalid(true);
            field.focus();
            return;
        }
        refusal.setVisible(false);
        work.begin(refused -> answered(confirm, refused));
    }

    /** Whoever closed the dialog meanwhile is told all the same. */
    private void answered(Button confirm, Optional<String> refused) {
        confirm.setEnabled(true);
        if (refused.isEmpty()) {
            dialog.close();
        } else if (dialog.isOpened()) {
            refusal.setText(refused.get());
            refusal.setVisible(true);
        } else {
            Toasts.refused(refused.get(), "");
        }
    }
}
