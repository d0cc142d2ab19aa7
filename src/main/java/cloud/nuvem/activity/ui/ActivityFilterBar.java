package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.Activity.Doer;
import cloud.nuvem.ui.ActionMenu;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.FilterBar;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.LookBack;
import cloud.nuvem.ui.Segments;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Narrows what happened: words, what it is about, who, how far back, until which day. */
final class ActivityFilterBar extends Composite<FilterBar> {

    private final Consumer<ActivityChoice> onChoose;
    private final Supplier<List<Doer>> people;
    private final FilterBar bar;
    private final Segments segments;
    private final Button personButton = dropDown();
    private final Button periodButton = dropDown();
    private final ActionMenu persons = new ActionMenu(personButton).fromStart();
    private final DatePicker until = new DatePicker();
    private ActivityChoice choice = ActivityChoice.ALL;

    ActivityFilterBar(Consumer<ActivityChoice> onChoose, Supplier<List<Doer>> people, ActivityDownloads downloads) {
        this.onChoose = onChoose;
        this.people = people;
        bar = new FilterBar(Words.text("activity.search"), text -> onChoose.accept(choice.searching(text)));
        segments =
                new Segments(Words.text("activity.segments"), id -> onChoose.accept(choice.in(ActivitySegment.of(id))));
        persons.filledBy(this::fillPersons);
        bar.filter(segments, persons, periods(), until(), downloads.button());
    }

    @Override
    protected FilterBar initContent() {
        return bar;
    }

    void show(ActivityChoice shown) {
        choice = shown;
        bar.showSearch(shown.search());
        segments.show(
                Arrays.stream(ActivitySegment.values())
                        .map(segment -> new Segments.Segment(
                                segment.id(), Words.text("activity.segment." + segment.id()), null))
                        .toList(),
                shown.segment().id());
        var person = shown.person();
        personButton.setText(person == null ? Words.text("activity.person") : nameOf(shown));
        personButton.setClassName("nv-chosen", person != null);
        periodButton.setText(Words.text("activity.period." + shown.period().id()));
        periodButton.setClassName("nv-chosen", shown.period() != LookBack.ANY);
        until.setValue(shown.until());
    }

    private String nameOf(ActivityChoice shown) {
        return people.get().stream()
                .filter(doer -> doer.id().equals(shown.person()))
                .map(Doer::name)
                .findFirst()
                .orElseGet(() -> Words.text("activity.person.unknown"));
    }

    private void fillPersons() {
        persons.add(Glyph.CLOSE, Words.text("activity.person.any"), () -> onChoose.accept(choice.by(null)));
        persons.addLine();
        people.get()
                .forEach(doer -> persons.add(Glyph.PEOPLE, doer.name(), () -> onChoose.accept(choice.by(doer.id()))));
    }

    private ActionMenu periods() {
        var menu = new ActionMenu(periodButton).fromStart();
        for (var period : LookBack.values()) {
            menu.add(
                    Glyph.CLOCK,
                    Words.text("activity.period." + period.id()),
                    () -> onChoose.accept(choice.within(period)));
        }
        return menu;
    }

    private DatePicker until() {
        until.setPlaceholder(Words.text("activity.until"));
        until.setAriaLabel(Words.text("activity.until"));
        until.setClearButtonVisible(true);
        until.setLocale(UI.getCurrent().getLocale());
        until.addClassName("nv-activity-until");
        until.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onChoose.accept(choice.until(change.getValue()));
            }
        });
        return until;
    }

    private static Button dropDown() {
        var button = Buttons.plain("", () -> {});
        button.setSuffixComponent(Glyph.CHEVRON_DOWN.icon());
        button.addClassName("nv-filter-menu");
        return button;
    }
}
