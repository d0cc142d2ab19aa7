package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Image;
import cloud.nuvem.ui.Choices;
import cloud.nuvem.ui.Choices.Choice;
import cloud.nuvem.ui.Choices.Shape;
import cloud.nuvem.ui.WizardStep;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Which image the boot volume starts from: a family as a card, then one of its versions. */
final class ImageStep implements WizardStep {

    private final VmOffer offer;
    private final VmDraft draft;
    private final Runnable onChange;
    private final Choices<String> families;
    private final Choices<String> versions;
    private final Div content = new Div();

    ImageStep(VmOffer offer, VmDraft draft, Runnable onChange) {
        this.offer = offer;
        this.draft = draft;
        this.onChange = onChange;
        this.families = new Choices<>(Words.text("vm.create.image.families"), Shape.CARDS, this::chooseFamily);
        this.versions = new Choices<>(Words.text("vm.create.image.versions"), Shape.ROWS, this::choose);
        content.addClassName("nv-step");
        content.add(families, versions);
        showFamilies();
        showVersions();
    }

    private void showFamilies() {
        var byFamily = offer.images().stream()
                .collect(Collectors.groupingBy(Image::family, java.util.LinkedHashMap::new, Collectors.toList()));
        families.show(
                List.of(),
                byFamily.entrySet().stream()
                        .map(family -> new Choice<>(
                                family.getKey(),
                                List.<Component>of(
                                        strong(familyName(family.getValue())),
                                        caption(Words.text(
                                                "vm.create.image.count",
                                                family.getValue().size()))),
                                false))
                        .toList(),
                offer.image(draft.image).map(Image::family).orElse(null));
    }

    /** What stands before the version: {@code Debian} of {@code Debian 13 (trixie)}. */
    private static String familyName(List<Image> images) {
        var first = images.getFirst();
        int version = first.displayName().indexOf(first.version());
        var name = version < 0 ? "" : first.displayName().substring(0, version).strip();
        return name.isEmpty() ? first.displayName() : name;
    }

    private void showVersions() {
        var family = offer.image(draft.image).map(Image::family).orElse("");
        versions.show(
                List.of(
                        Words.text("vm.create.image.version"),
                        Words.text("vm.create.image.user"),
                        Words.text("vm.create.image.minimum"),
                        ""),
                offer.images().stream()
                        .filter(image -> image.family().equals(family))
                        .map(ImageStep::row)
                        .toList(),
                draft.image);
    }

    private static Choice<String> row(Image image) {
        var note = new Span(image.ready() ? "" : Words.text("vm.create.image.not-ready"));
        note.addClassName("nv-choice-note");
        var recommended = new Span(Words.text("vm.create.recommended"));
        recommended.addClassName("nv-chip");
        return new Choice<>(
                image.name(),
                List.of(
                        strong(image.displayName()),
                        new Span(image.defaultUser()),
                        new Span(Words.text("vm.create.gib", image.minimumDisk().gibRoundedUp())),
                        image.ready() && image.recommended() ? recommended : note),
                !image.ready());
    }

    private void chooseFamily(String family) {
        offer.images().stream()
                .filter(image -> image.family().equals(family))
                .findFirst()
                .ifPresent(image -> choose(image.name()));
        showVersions();
    }

    private void choose(String name) {
        draft.image = name;
        draft.bootGib = Math.max(draft.bootGib, offer.minimumGib(draft));
        onChange.run();
    }

    static Span strong(String text) {
        var span = new Span(text);
        span.addClassName("nv-strong");
        return span;
    }

    static Span caption(String text) {
        var span = new Span(text);
        span.addClassName("nv-caption");
        return span;
    }

    @Override
    public String id() {
        return "image";
    }

    @Override
    public String title() {
        return Words.text("vm.create.image.title");
    }

    @Override
    public String question() {
        return Words.text("vm.create.image.question");
    }

    @Override
    public String choice() {
        return offer.image(draft.image).map(Image::displayName).orElse("");
    }

    @Override
    public Component content() {
        return content;
    }

    @Override
    public Runnable refused(String field, String sentence) {
        return versions::focusChosen;
    }

    @Override
    public List<Problem> check() {
        return offer.image(draft.image).filter(Image::ready).isPresent()
                ? List.of()
                : List.of(new Problem(Words.text("vm.create.image.missing"), versions::focusChosen));
    }
}
