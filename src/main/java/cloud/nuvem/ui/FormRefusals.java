package cloud.nuvem.ui;

import cloud.nuvem.kernel.Refusal;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts a refusal where it belongs: under the field that caused it, with the focus there, or above the form when no field did.
 * Nothing typed is lost; the sentence goes when the field changes.
 */
public final class FormRefusals extends Div {

    private final Map<String, HasValidationProperties> fields = new LinkedHashMap<>();

    public FormRefusals() {
        addClassName("nv-form-refusal");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** @param name of the command's field, as {@code Refusal#field} says it */
    public <C extends Component & HasValidationProperties & HasValue<?, ?>> FormRefusals bind(String name, C field) {
        fields.put(name, field);
        field.addValueChangeListener(change -> field.setInvalid(false));
        return this;
    }

    /** For what no field caused. */
    public void show(String sentence) {
        clear();
        setText(sentence);
        setVisible(true);
    }

    public void show(Refusal refusal) {
        clear();
        var sentence = Words.sentence(refusal);
        var name = refusal.field();
        var field = name == null ? null : fields.get(name);
        if (field == null) {
            show(sentence);
            return;
        }
        field.setErrorMessage(sentence);
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    public void clear() {
        setVisible(false);
        fields.values().forEach(field -> field.setInvalid(false));
    }
}
