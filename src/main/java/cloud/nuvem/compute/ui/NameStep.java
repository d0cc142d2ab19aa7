package cloud.nuvem.compute.ui;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.ui.WizardStep;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What it is called, how many of it, its tags, and whether it is protected from deletion. */
final class NameStep implements WizardStep {

    private static final int MOST = VmDraft.MOST;
    private static final int MAX_DISPLAY_NAME = 60;
    private static final int MAX_TAGS = 20;
    private static final String BARE = "true";
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

    private final VmOffer offer;
    private final VmDraft draft;
    private final Predicate<ResourceName> taken;
    private final Runnable onChange;
    private final TextField name = new TextField(Words.text("vm.create.name.name"));
    private final TextField displayName = new TextField(Words.text("vm.create.name.display-name"));
    private final IntegerField count = new IntegerField(Words.text("vm.create.name.count"));
    private final TextField tags = new TextField(Words.text("vm.create.name.tags"));
    private final Checkbox deletionProtection = new Checkbox(Words.text("vm.create.name.protection"));
    private final Div content = new Div();

    /** @param taken whether the project has a machine of that name already */
    NameStep(VmOffer offer, VmDraft draft, Predicate<ResourceName> taken, Runnable onChange) {
        this.offer = offer;
        this.draft = draft;
        this.taken = taken;
        this.onChange = onChange;
        prepareName();
        prepareOthers();
        content.addClassName("nv-step");
        content.add(name, displayName, count, tags, deletionProtection);
    }

    private void prepareName() {
        name.setId("vm-name");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(ResourceName.MAX_LENGTH);
        name.setManualValidation(true);
        name.setHelperText(Words.text("vm.create.name.help"));
        name.addValueChangeListener(change -> {
            draft.name = change.getValue().strip();
            checkName();
            onChange.run();
        });
    }

    private void prepareOthers() {
        displayName.setMaxLength(MAX_DISPLAY_NAME);
        displayName.addValueChangeListener(
                change -> draft.displayName = change.getValue().strip());
        count.setId("vm-count");
        count.setMin(1);
        count.setMax(MOST);
        count.setStepButtonsVisible(true);
        count.setManualValidation(true);
        count.addValueChangeListener(change -> {
            draft.count = change.getValue() == null ? 0 : change.getValue();
            count.setHelperText(draft.count > 1 ? names() : "");
            checkCount();
            onChange.run();
        });
        tags.setId("vm-tags");
        tags.setManualValidation(true);
        tags.setHelperText(Words.text("vm.create.name.tags.help"));
        tags.addValueChangeListener(change -> {
            draft.typedTags = change.getValue();
            checkTags();
            onChange.run();
        });
        deletionProtection.addValueChangeListener(change -> draft.deletionProtection = change.getValue());
    }

    private String names() {
        return Words.text("vm.create.name.count.names", draft.name + "-1", draft.name + "-" + draft.count);
    }

    @Override
    public void shown() {
        name.setValue(draft.name);
        displayName.setValue(draft.displayName);
        count.setValue(draft.count);
        tags.setValue(draft.typedTags);
        deletionProtection.setValue(draft.deletionProtection);
        name.focus();
    }

    private String checkName() {
        var wrong = !draft.hasValidName()
                ? Words.text(draft.name.isEmpty() ? "vm.create.name.missing" : "vm.create.name.invalid")
                : takenName()
                        .map(each -> Words.text("vm.create.name.taken", each))
                        .orElse("");
        mark(name, wrong);
        return wrong;
    }

    private Optional<String> takenName() {
        if (!draft.hasValidCount()) {
            return Optional.empty();
        }
        var wanted = draft.count == 1
                ? List.of(draft.name)
                : IntStream.rangeClosed(1, draft.count)
                        .mapToObj(each -> draft.name + "-" + each)
                        .toList();
        return wanted.stream()
                .filter(each -> taken.test(new ResourceName(each)))
                .findFirst();
    }

    private String checkCount() {
        var wrong = draft.hasValidCount()
                ? offer.exceeded(draft, EnumSet.allOf(Limit.class))
                        .map(Words::sentence)
                        .orElse("")
                : Words.text("vm.create.name.count.range", MOST);
        mark(count, wrong);
        return wrong;
    }

    private String checkTags() {
        var parsed = parsed(draft.typedTags);
        var wrong = parsed.isEmpty()
                ? Words.text("vm.create.name.tags.invalid")
                : parsed.get().size() > MAX_TAGS ? Words.text("vm.create.name.tags.many", MAX_TAGS) : "";
        parsed.ifPresent(found -> draft.tags = found);
        mark(tags, wrong);
        return wrong;
    }

    private static void mark(HasValidationProperties field, String wrong) {
        field.setInvalid(!wrong.isEmpty());
        field.setErrorMessage(wrong);
    }

    @Override
    public Runnable refused(String field, String sentence) {
        return switch (field) {
            case "displayName" -> at(displayName, sentence);
            case "count" -> at(count, sentence);
            case "tags" -> at(tags, sentence);
            default -> at(name, sentence);
        };
    }

    private static <F extends Component & HasValidationProperties & Focusable<?>> Runnable at(
            F field, String sentence) {
        mark(field, sentence);
        return field::focus;
    }

    /** {@code env=prod, web}: pairs or bare keys, apart by commas; empty when one of them is no tag. */
    static Optional<Map<String, String>> parsed(String typed) {
        var found = new LinkedHashMap<String, String>();
        for (var part : typed.split(",", -1)) {
            var pair = part.strip();
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var key = equals < 0 ? pair : pair.substring(0, equals).strip();
            var value = equals < 0 ? BARE : pair.substring(equals + 1).strip();
            if (!TAG.matcher(key).matches() || !TAG.matcher(value).matches()) {
                return Optional.empty();
            }
            found.put(key, value);
        }
        return Optional.of(found);
    }

    static String written(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> tag.getValue().equals(BARE) ? tag.getKey() : tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String id() {
        return "name";
    }

    @Override
    public String title() {
        return Words.text("vm.create.name.title");
    }

    @Override
    public String question() {
        return Words.text("vm.create.name.question");
    }

    @Override
    public String choice() {
        return draft.count > 1 && draft.hasValidName() ? names() : draft.name;
    }

    @Override
    public Component content() {
        return content;
    }

    @Override
    public List<Problem> check() {
        var found = new ArrayList<Problem>();
        add(found, checkName(), name::focus);
        add(found, checkCount(), count::focus);
        add(found, checkTags(), tags::focus);
        return found;
    }

    private static void add(List<Problem> found, String wrong, Runnable focus) {
        if (!wrong.isEmpty()) {
            found.add(new Problem(wrong, focus));
        }
    }
}
