package cloud.nuvem.console.ui;

import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Types a text on the machine's keyboard, and says before what of it no key gives. */
final class PasteDialog {

    static final int LONGEST = 10_000;
    private static final String REMEMBERED = "nuvem.console.layout";

    private final ScreenLine screen;
    private final Dialog dialog = new Dialog(Words.text("console.paste.title"));
    private final TextArea text = new TextArea(Words.text("console.paste.text"));
    private final Select<KeyboardLayout> layout = new Select<>();
    private final Paragraph impossible = new Paragraph();
    private final Button type = Buttons.primary(Words.text("console.paste.type"), this::type);

    private PasteDialog(ScreenLine screen) {
        this.screen = screen;
        dialog.setWidth("520px");
        dialog.setMaxWidth("calc(100vw - 32px)");
        text.setId("paste-text");
        text.addClassName("nv-wide");
        text.setMinRows(5);
        text.setMaxRows(12);
        text.setMaxLength(LONGEST);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> check());
        layout.setLabel(Words.text("console.paste.layout"));
        layout.setHelperText(Words.text("console.paste.layout.help"));
        layout.setItems(KeyboardLayout.values());
        layout.setItemLabelGenerator(each -> Words.text("console.layout." + each));
        layout.setValue(KeyboardLayout.US);
        layout.addValueChangeListener(change -> chosen(change.getValue(), change.isFromClient()));
        impossible.setId("paste-impossible");
        impossible.addClassName("nv-field-refusal");
        impossible.getElement().setAttribute("role", "alert");
        impossible.setVisible(false);
        var body = new Div(text, layout, impossible);
        body.addClassName("nv-confirm-body");
        dialog.add(body);
        dialog.getFooter().add(Buttons.plain(Words.text("ui.cancel"), dialog::close), type);
    }

    static void open(ScreenLine screen) {
        var paste = new PasteDialog(screen);
        paste.dialog.open();
        paste.text.focus();
        WebStorage.getItem(REMEMBERED, paste::recall);
    }

    private void recall(@Nullable String remembered) {
        Arrays.stream(KeyboardLayout.values())
                .filter(each -> each.name().equals(remembered))
                .forEach(layout::setValue);
    }

    private void chosen(KeyboardLayout wanted, boolean byPerson) {
        if (byPerson) {
            WebStorage.setItem(REMEMBERED, wanted.name());
        }
        check();
    }

    private Keystrokes strokes() {
        return Keystrokes.of(layout.getValue(), text.getValue());
    }

    private void check() {
        var missing = strokes().impossible();
        impossible.setText(Words.text("console.paste.impossible", String.join(" ", missing)));
        impossible.setVisible(!missing.isEmpty());
        type.setText(Words.text(missing.isEmpty() ? "console.paste.type" : "console.paste.type-rest"));
    }

    private void type() {
        check();
        screen.type(strokes().strokes());
        dialog.close();
    }
}
