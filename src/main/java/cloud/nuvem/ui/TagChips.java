package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Map;

/** Tags as small chips: key and value, the key alone where the value says nothing more. */
public final class TagChips extends Span {

    public TagChips(Map<String, String> tags) {
        addClassName("nv-tags");
        tags.forEach((key, value) -> {
            var chip = new Span(words(key, value));
            chip.addClassName("nv-tag");
            add(chip);
        });
    }

    public static String words(String key, String value) {
        return value.isEmpty() || value.equals("true") ? key : key + ": " + value;
    }

    /** For rows, where the list itself says what the keys are: the value alone, the key where the value says nothing more. */
    public static String brief(String key, String value) {
        return value.isEmpty() || value.equals("true") ? key : value;
    }
}
