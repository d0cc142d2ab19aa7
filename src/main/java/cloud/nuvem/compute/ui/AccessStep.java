package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.ui.WizardStep;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who can get in: keys of the registry or a pasted one, the account's name, and cloud-init for those who want it. */
final class AccessStep implements WizardStep {

    private static final Pattern USER_NAME = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

    private final VmOffer offer;
    private final VmDraft draft;
    private final NewKeyForm newKey;
    private final Function<String, Optional<Refusal>> userDataCheck;
    private final Runnable onChange;
    private final CheckboxGroup<SshKey> keys = new CheckboxGroup<>(Words.text("vm.create.access.keys"));
    private final Div noKeys = new Div(Words.text("vm.create.access.no-keys"));
    private final TextField userName = new TextField(Words.text("vm.create.access.user"));
    private final TextArea userData = new TextArea(Words.text("vm.create.access.user-data"));
    private final Details cloudInit = new Details(Words.text("vm.create.access.cloud-init"), userData);
    private final Div content = new Div();

    /**
     * @param newKey the form for a pasted key; it calls {@link #offerKeys} with what the registry has afterwards
     * @param userDataCheck what the facade would say about user-data
     */
    AccessStep(
            VmOffer offer,
            VmDraft draft,
            NewKeyForm newKey,
            Function<String, Optional<Refusal>> userDataCheck,
            Runnable onChange) {
        this.offer = offer;
        this.draft = draft;
        this.newKey = newKey;
        this.userDataCheck = userDataCheck;
        this.onChange = onChange;
        prepareKeys();
        prepareUser();
        prepareUserData();
        content.addClassName("nv-step");
        content.add(keys, noKeys, newKey, userName, cloudInit);
    }

    private void prepareKeys() {
        keys.setId("ssh-keys");
        keys.setItemLabelGenerator(key -> Words.text("vm.create.access.key", key.name(), key.ownerName()));
        keys.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                draft.sshKeys = change.getValue().stream()
                        .map(SshKey::id)
                        .collect(Collectors.toCollection(LinkedHashSet<SshKeyId>::new));
                keys.setInvalid(false);
                onChange.run();
            }
        });
    }

    private void prepareUser() {
        userName.setId("user-name");
        userName.setMaxLength(32);
        userName.setManualValidation(true);
        userName.addValueChangeListener(change -> {
            draft.userName = change.getValue().strip();
            checkUserName();
            onChange.run();
        });
    }

    private void prepareUserData() {
        userData.setId("user-data");
        userData.addClassName("nv-mono");
        userData.setHelperText(Words.text("vm.create.access.user-data.help"));
        userData.setManualValidation(true);
        userData.setMinRows(8);
        userData.setWidthFull();
        userData.addValueChangeListener(change -> {
            draft.userData = change.getValue();
            checkUserData();
            onChange.run();
        });
        cloudInit.setOpened(!draft.userData.isEmpty());
    }

    /** Shows the registry's keys, the chosen ones ticked. */
    void offerKeys(List<SshKey> offered) {
        keys.setItems(offered);
        keys.setValue(offered.stream()
                .filter(key -> draft.sshKeys.contains(key.id()))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        draft.sshKeys.retainAll(offered.stream().map(SshKey::id).toList());
        keys.setVisible(!offered.isEmpty());
        noKeys.setVisible(offered.isEmpty());
    }

    @Override
    public void shown() {
        userName.setValue(draft.userName);
        userName.setPlaceholder(defaultUser());
        userName.setHelperText(Words.text("vm.create.access.user.help", defaultUser()));
        userData.setValue(draft.userData);
    }

    private String defaultUser() {
        return offer.image(draft.image).map(Image::defaultUser).orElse("");
    }

    private String checkUserName() {
        var wrong =
                draft.userName.isEmpty() || USER_NAME.matcher(draft.userName).matches()
                        ? ""
                        : Words.text("vm.create.access.user.invalid");
        mark(userName, wrong);
        return wrong;
    }

    private String checkUserData() {
        var wrong = draft.userData.isBlank()
                ? ""
                : userDataCheck.apply(draft.userData).map(Words::sentence).orElse("");
        mark(userData, wrong);
        return wrong;
    }

    private static void mark(HasValidationProperties field, String wrong) {
        field.setInvalid(!wrong.isEmpty());
        field.setErrorMessage(wrong);
    }

    private void focusUserData() {
        cloudInit.setOpened(true);
        userData.focus();
    }

    @Override
    public Runnable refused(String field, String sentence) {
        return switch (field) {
            case "userName" -> {
                mark(userName, sentence);
                yield userName::focus;
            }
            case "userData" -> {
                mark(userData, sentence);
                yield this::focusUserData;
            }
            default -> {
                mark(keys, sentence);
                yield () -> keys.getElement().callJsFunction("focus");
            }
        };
    }

    @Override
    public String id() {
        return "access";
    }

    @Override
    public String title() {
        return Words.text("vm.create.access.title");
    }

    @Override
    public String question() {
        return Words.text("vm.create.access.question");
    }

    @Override
    public String choice() {
        return draft.sshKeys.isEmpty()
                ? Words.text("vm.create.access.choice.none")
                : Words.text("vm.create.access.choice", draft.sshKeys.size());
    }

    @Override
    public Component content() {
        return content;
    }

    @Override
    public List<Problem> check() {
        var found = new ArrayList<Problem>();
        newKey.unsaved().ifPresent(found::add);
        var name = checkUserName();
        if (!name.isEmpty()) {
            found.add(new Problem(name, userName::focus));
        }
        var data = checkUserData();
        if (!data.isEmpty()) {
            found.add(new Problem(data, this::focusUserData));
        }
        return found;
    }
}
