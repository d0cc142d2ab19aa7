package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VolumeType;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.ui.Choices;
import cloud.nuvem.ui.Choices.Choice;
import cloud.nuvem.ui.Choices.Shape;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.WizardStep;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The boot volume: how large, of which type. */
final class VolumeStep implements WizardStep {

    private static final int MOST_GIB = 16_384;

    private final VmOffer offer;
    private final VmDraft draft;
    private final Choices<String> types;
    private final IntegerField size = new IntegerField(Words.text("vm.create.volume.size"));
    private final Div content = new Div();

    VolumeStep(VmOffer offer, VmDraft draft, Runnable onChange) {
        this.offer = offer;
        this.draft = draft;
        this.types = new Choices<>(Words.text("vm.create.volume.type"), Shape.CARDS, name -> {
            draft.volumeType = name;
            onChange.run();
        });
        types.show(List.of(), offer.volumeTypes().stream().map(this::card).toList(), draft.volumeType);
        size.setId("boot-volume-size");
        size.setStepButtonsVisible(true);
        size.setSuffixComponent(ImageStep.caption("GiB"));
        size.setMax(MOST_GIB);
        size.setManualValidation(true);
        size.setValueChangeMode(ValueChangeMode.LAZY);
        size.addValueChangeListener(change -> {
            draft.bootGib = change.getValue() == null ? 0 : change.getValue();
            check();
            onChange.run();
        });
        content.addClassName("nv-step");
        content.add(types, size);
    }

    private Choice<String> card(VolumeType type) {
        var price = MoneyText.format(offer.perGibMonth(type));
        return new Choice<>(
                type.name(),
                List.of(
                        ImageStep.strong(type.displayName()),
                        ImageStep.caption(Words.text("vm.create.volume.price", price))),
                false);
    }

    @Override
    public void shown() {
        size.setValue(draft.bootGib);
        size.setHelperText(Words.text("vm.create.volume.minimum", offer.minimumGib(draft)));
    }

    @Override
    public String id() {
        return "boot-volume";
    }

    @Override
    public String title() {
        return Words.text("vm.create.volume.title");
    }

    @Override
    public String question() {
        return Words.text("vm.create.volume.question");
    }

    @Override
    public String choice() {
        return offer.volumeType(draft.volumeType)
                .map(type -> Words.text("vm.create.volume.choice", draft.bootGib, type.displayName()))
                .orElse("");
    }

    @Override
    public Component content() {
        return content;
    }

    @Override
    public List<Problem> check() {
        var found = new ArrayList<Problem>();
        if (offer.volumeType(draft.volumeType).isEmpty()) {
            found.add(new Problem(Words.text("vm.create.volume.missing"), types::focusChosen));
        }
        var wrong = wrongSize();
        mark(wrong);
        if (!wrong.isEmpty()) {
            found.add(new Problem(wrong, size::focus));
        }
        return found;
    }

    private String wrongSize() {
        var minimum = offer.minimumGib(draft);
        if (draft.bootGib < minimum) {
            return Words.text("vm.create.volume.too-small", minimum);
        }
        if (draft.bootGib > MOST_GIB) {
            return Words.text("vm.create.volume.too-large", MOST_GIB);
        }
        return offer.exceeded(draft, Set.of(Limit.VOLUME_GIB))
                .map(Words::sentence)
                .orElse("");
    }

    private void mark(String wrong) {
        size.setInvalid(!wrong.isEmpty());
        size.setErrorMessage(wrong);
    }

    @Override
    public Runnable refused(String field, String sentence) {
        if (field.equals("volumeType")) {
            return types::focusChosen;
        }
        mark(sentence);
        return size::focus;
    }
}
