package cloud.nuvem.metering.ui;

import cloud.nuvem.metering.UsageQuestion.GroupBy;
import cloud.nuvem.ui.ActionMenu;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.FilterBar;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Chooses the months, how they are summed up, and what narrows them. */
final class UsageFilterBar extends Composite<FilterBar> {

    private static final List<String> KINDS = List.of("virtual-machine", "volume");
    private static final int MONTHS_TO_CHOOSE = 12;

    private final UsageDesk desk;
    private final Consumer<UsageChoice> onChoose;
    private final FilterBar bar;
    private final Button rangeButton = dropDown();
    private final Button groupButton = dropDown();
    private final Button projectButton = dropDown();
    private final Button kindButton = dropDown();
    private UsageChoice choice;

    UsageFilterBar(UsageDesk desk, UsageChoice choice, Consumer<UsageChoice> onChoose) {
        this.desk = desk;
        this.choice = choice;
        this.onChoose = onChoose;
        bar = new FilterBar(Words.text("usage.search"), text -> onChoose.accept(this.choice.searching(text)));
        bar.filter(ranges(), groups(), projects(), kinds());
        show(choice);
    }

    @Override
    protected FilterBar initContent() {
        return bar;
    }

    void show(UsageChoice shown) {
        choice = shown;
        bar.showSearch(shown.search());
        var project = shown.project();
        var kind = shown.kind();
        rangeButton.setText(UsageWords.range(shown.first(), shown.last()));
        groupButton.setText(Words.text("usage.group", UsageWords.group(shown.groupBy(), tag(shown.tag()))));
        projectButton.setText(project == null ? Words.text("usage.project.any") : desk.nameOf(project.value()));
        projectButton.setClassName("nv-chosen", project != null);
        kindButton.setText(kind == null ? Words.text("usage.kind.any") : UsageWords.kind(kind));
        kindButton.setClassName("nv-chosen", kind != null);
    }

    private static String tag(@Nullable String tag) {
        return tag == null ? "" : tag;
    }

    private ActionMenu ranges() {
        var menu = new ActionMenu(rangeButton).fromStart();
        var now = desk.now();
        range(menu, "usage.range.this", now, now);
        range(menu, "usage.range.last", now.minusMonths(1), now.minusMonths(1));
        range(menu, "usage.range.3", now.minusMonths(2), now);
        range(menu, "usage.range.12", now.minusMonths(11), now);
        menu.addLine();
        for (int back = 2; back <= MONTHS_TO_CHOOSE; back++) {
            var month = now.minusMonths(back);
            menu.add(Glyph.CLOCK, UsageWords.month(month), () -> onChoose.accept(choice.over(month, month)));
        }
        return menu;
    }

    private void range(ActionMenu menu, String key, YearMonth first, YearMonth last) {
        menu.add(Glyph.CLOCK, Words.text(key), () -> onChoose.accept(choice.over(first, last)));
    }

    /** Tags are looked up when the menu is opened. */
    private ActionMenu groups() {
        var menu = new ActionMenu(groupButton).fromStart();
        return menu.filledBy(() -> {
            for (var groupBy : GroupBy.values()) {
                if (groupBy != GroupBy.TAG) {
                    menu.add(
                            Glyph.ROWS, UsageWords.group(groupBy, ""), () -> onChoose.accept(choice.by(groupBy, null)));
                }
            }
            var tags = desk.usage().tagNames(desk.actor(), desk.id(), choice.filter());
            if (!tags.isEmpty()) {
                menu.addLine();
                tags.forEach(tag -> menu.add(
                        Glyph.TAG,
                        UsageWords.group(GroupBy.TAG, tag),
                        () -> onChoose.accept(choice.by(GroupBy.TAG, tag))));
            }
        });
    }

    private ActionMenu projects() {
        var menu = new ActionMenu(projectButton)
                .fromStart()
                .add(Glyph.CLOSE, Words.text("usage.project.any"), () -> onChoose.accept(choice.within(null)))
                .addLine();
        desk.projects()
                .forEach(project ->
                        menu.add(Glyph.BOX, project.name(), () -> onChoose.accept(choice.within(project.id()))));
        menu.setVisible(!desk.projects().isEmpty());
        return menu;
    }

    private ActionMenu kinds() {
        var menu = new ActionMenu(kindButton)
                .fromStart()
                .add(Glyph.CLOSE, Words.text("usage.kind.any"), () -> onChoose.accept(choice.ofKind(null)))
                .addLine();
        KINDS.forEach(
                kind -> menu.add(Glyph.MONITOR, UsageWords.kind(kind), () -> onChoose.accept(choice.ofKind(kind))));
        return menu;
    }

    private static Button dropDown() {
        var button = Buttons.plain("", () -> {});
        button.setSuffixComponent(Glyph.CHEVRON_DOWN.icon());
        button.addClassName("nv-filter-menu");
        return button;
    }
}
