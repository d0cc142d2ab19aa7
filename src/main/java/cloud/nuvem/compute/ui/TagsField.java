package cloud.nuvem.compute.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tags typed as {@code role=web, env=prod}; a key alone has no value beyond being there. */
final class TagsField extends CustomField<Map<String, String>> {

    private final TextField text = new TextField();

    TagsField() {
        text.addClassName("nv-wide");
        text.setPlaceholder("role=web, env=prod");
        add(text);
    }

    @Override
    public void focus() {
        text.focus();
    }

    @Override
    protected Map<String, String> generateModelValue() {
        return Arrays.stream(text.getValue().split("[,\\s]+"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("[=:]", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> pair.length == 1 ? "true" : pair[1],
                        (first, last) -> last,
                        TreeMap::new));
    }

    @Override
    protected void setPresentationValue(Map<String, String> tags) {
        text.setValue(
                tags == null
                        ? ""
                        : tags.entrySet().stream()
                                .map(tag -> tag.getValue().equals("true")
                                        ? tag.getKey()
                                        : tag.getKey() + "=" + tag.getValue())
                                .collect(Collectors.joining(", ")));
    }
}
