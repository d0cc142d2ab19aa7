package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.ui.Choices;
import cloud.nuvem.ui.Choices.Choice;
import cloud.nuvem.ui.Choices.Shape;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.WizardStep;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;

/** How big the machine is: a series as a card, then one of its sizes; what the quota has no room for says so. */
final class InstanceTypeStep implements WizardStep {

    private final VmOffer offer;
    private final VmDraft draft;
    private final Runnable onChange;
    private final Choices<String> series;
    private final Choices<String> sizes;
    private final Div refusal = new Div();
    private final Div content = new Div();

    InstanceTypeStep(VmOffer offer, VmDraft draft, Runnable onChange) {
        this.offer = offer;
        this.draft = draft;
        this.onChange = onChange;
        this.series = new Choices<>(Words.text("vm.create.type.series"), Shape.CARDS, this::chooseSeries);
        this.sizes = new Choices<>(Words.text("vm.create.type.sizes"), Shape.ROWS, this::choose);
        refusal.addClassName("nv-choice-refusal");
        content.addClassName("nv-step");
        content.add(new Paragraph(Words.text("vm.create.type.sentence")), series, sizes, refusal);
        showSeries();
        shown();
    }

    private String currentSeries() {
        return offer.instanceType(draft.instanceType).map(InstanceType::series).orElse("");
    }

    private void showSeries() {
        series.show(
                List.of(),
                offer.instanceTypes().stream()
                        .sorted(Comparator.comparing(InstanceType::recommended).reversed())
                        .map(InstanceType::series)
                        .distinct()
                        .map(name -> new Choice<>(
                                name,
                                List.<Component>of(
                                        ImageStep.strong(Words.find("type.series." + name)
                                                .orElse(name)),
                                        ImageStep.caption(Words.find("type.series." + name + ".text")
                                                .orElse(""))),
                                false))
                        .toList(),
                currentSeries());
    }

    @Override
    public void shown() {
        sizes.show(
                List.of(
                        Words.text("vm.create.type.type"),
                        Words.text("vm.create.type.vcpu"),
                        Words.text("vm.create.type.memory"),
                        "",
                        Words.text("vm.create.type.month"),
                        Words.text("vm.create.type.hour")),
                offer.instanceTypes().stream()
                        .filter(type -> type.series().equals(currentSeries()))
                        .map(this::row)
                        .toList(),
                draft.instanceType);
        showRefusal();
    }

    private Choice<String> row(InstanceType type) {
        var shortfall = offer.shortfall(type, draft.count);
        var price = offer.priceOf(type);
        var hour = new Span(MoneyText.format(price.perHour()));
        hour.addClassName("nv-quiet");
        return new Choice<>(
                type.name(),
                List.of(
                        ImageStep.strong(type.name()),
                        withUnit(new Span(Integer.toString(type.vcpus())), "vm.create.type.vcpu"),
                        new Span(Texts.size(Reader.current().locale(), type.memory())),
                        shortfall.map(InstanceTypeStep::over).orElseGet(() -> recommended(type)),
                        withUnit(ImageStep.strong(MoneyText.format(price.perMonth())), "ui.money.per-month"),
                        withUnit(hour, "ui.money.per-hour")),
                shortfall.isPresent());
    }

    /** Where rows have no head, and for who hears them, a bare number says nothing. */
    private static Span withUnit(Span value, String unit) {
        var words = new Span(" " + Words.text(unit));
        words.addClassName("nv-unit");
        value.add(words);
        return value;
    }

    private static Component over(VmOffer.Shortfall shortfall) {
        var note = new Span(Words.text("vm.create.type.over." + shortfall.limit(), shortfall.over()));
        note.addClassName("nv-choice-note");
        return note;
    }

    private static Component recommended(InstanceType type) {
        var chip = new Span(type.recommended() ? Words.text("vm.create.recommended") : "");
        chip.setClassName("nv-chip", type.recommended());
        return chip;
    }

    private void chooseSeries(String name) {
        offer.instanceTypes().stream()
                .filter(type -> type.series().equals(name))
                .filter(type -> offer.shortfall(type, draft.count).isEmpty())
                .findFirst()
                .or(() -> offer.instanceTypes().stream()
                        .filter(type -> type.series().equals(name))
                        .findFirst())
                .ifPresent(type -> choose(type.name()));
        shown();
    }

    private void choose(String name) {
        draft.instanceType = name;
        showRefusal();
        onChange.run();
    }

    private void showRefusal() {
        showRefusal(sentence());
    }

    private void showRefusal(String sentence) {
        refusal.setText(sentence);
        refusal.setVisible(!sentence.isEmpty());
    }

    @Override
    public Runnable refused(String field, String sentence) {
        showRefusal(sentence);
        return sizes::focusChosen;
    }

    private String sentence() {
        return offer.instanceType(draft.instanceType)
                .flatMap(type -> offer.shortfall(type, draft.count))
                .map(shortfall -> Words.text(
                        "vm.create.type.exceeded." + shortfall.limit(), shortfall.needed(), shortfall.free()))
                .orElse("");
    }

    @Override
    public String id() {
        return "instance-type";
    }

    @Override
    public String title() {
        return Words.text("vm.create.type.title");
    }

    @Override
    public String question() {
        return Words.text("vm.create.type.question");
    }

    @Override
    public String choice() {
        return offer.instanceType(draft.instanceType)
                .map(type -> Words.text("vm.create.type.choice", type.name(), type.vcpus(), type.memory()))
                .orElse("");
    }

    @Override
    public Component content() {
        return content;
    }

    @Override
    public List<Problem> check() {
        if (offer.instanceType(draft.instanceType).isEmpty()) {
            return List.of(new Problem(Words.text("vm.create.type.missing"), sizes::focusChosen));
        }
        return sentence().isEmpty() ? List.of() : List.of(new Problem(sentence(), sizes::focusChosen));
    }
}
