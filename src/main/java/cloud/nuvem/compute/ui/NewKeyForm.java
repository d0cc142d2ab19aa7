package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeys.AddSshKeyResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.FormRefusals;
import cloud.nuvem.ui.WizardStep;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Pastes a public key into the organization's registry without leaving the page. */
final class NewKeyForm extends Details {

    private final TextField name = new TextField(Words.text("vm.create.key.name"));
    private final TextArea publicKey = new TextArea(Words.text("vm.create.key.public-key"));
    private final FormRefusals refusals = new FormRefusals();
    private final BiFunction<String, String, AddSshKeyResult> save;
    private final Consumer<SshKey> onSaved;

    NewKeyForm(VmDraft draft, BiFunction<String, String, AddSshKeyResult> save, Consumer<SshKey> onSaved) {
        super(Words.text("vm.create.key.title"));
        this.save = save;
        this.onSaved = onSaved;
        name.setId("new-key-name");
        name.setMaxLength(60);
        publicKey.setId("new-key");
        publicKey.addClassName("nv-mono");
        publicKey.setPlaceholder("ssh-ed25519 AAAA…");
        publicKey.setWidthFull();
        refusals.bind("name", name).bind("publicKey", publicKey);
        remember(draft);
        var form = new Div(refusals, name, publicKey, Buttons.plain(Words.text("vm.create.key.save"), this::save));
        form.addClassName("nv-step");
        add(form);
    }

    /** What is typed here is part of the draft, so that a reload keeps it. */
    private void remember(VmDraft draft) {
        name.setValue(draft.newKeyName);
        publicKey.setValue(draft.newKey);
        name.addValueChangeListener(change -> draft.newKeyName = change.getValue());
        publicKey.addValueChangeListener(change -> draft.newKey = change.getValue());
        setOpened(!draft.newKey.isEmpty());
    }

    /** A pasted key that was not saved would be left out in silence. */
    Optional<WizardStep.Problem> unsaved() {
        if (publicKey.getValue().isBlank()) {
            return Optional.empty();
        }
        var sentence = Words.text("vm.create.key.unsaved");
        setOpened(true);
        if (!publicKey.isInvalid()) { // what is wrong with the key says more
            publicKey.setErrorMessage(sentence);
            publicKey.setInvalid(true);
        }
        return Optional.of(new WizardStep.Problem(sentence, publicKey::focus));
    }

    private void save() {
        refusals.clear();
        switch (save.apply(name.getValue(), publicKey.getValue())) {
            case AddSshKeyResult.Added added -> saved(added.key());
            case AddSshKeyResult.AlreadyThere there -> saved(there.existing());
            case Refusal refusal -> refusals.show(refusal);
        }
    }

    private void saved(SshKey key) {
        name.clear();
        publicKey.clear();
        setOpened(false);
        onSaved.accept(key);
    }
}
