package cloud.nuvem.audit.ui;

import cloud.nuvem.ui.ActionMenu;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.FilterBar;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.LookBack;
import cloud.nuvem.ui.Segments;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import java.util.Arrays;
import java.util.function.Consumer;

/** Narrows the trail: search, outcome, project, how far back. */
final class AuditFilterBar extends Composite<FilterBar> {

    private final AuditDesk desk;
    private final FilterBar bar;
    private final Segments segments;
    private final Button projectButton = dropDown();
    private final Button periodButton = dropDown();
    private AuditChoice choice;

    AuditFilterBar(AuditDesk desk, AuditChoice choice, Consumer<AuditChoice> onChoose, Runnable onReload) {
        this.desk = desk;
        this.choice = choice;
        bar = new FilterBar(Words.text("audit.search"), text -> onChoose.accept(this.choice.searching(text)));
        segments =
                new Segments(Words.text("audit.segments"), id -> onChoose.accept(this.choice.in(AuditSegment.of(id))));
        bar.filter(segments, projects(onChoose), periods(onChoose))
                .tool(Buttons.icon(Glyph.RESTART, Words.text("audit.reload"), onReload));
        show(choice);
    }

    @Override
    protected FilterBar initContent() {
        return bar;
    }

    void show(AuditChoice shown) {
        choice = shown;
        bar.showSearch(shown.search());
        segments.show(
                Arrays.stream(AuditSegment.values())
                        .map(segment ->
                                new Segments.Segment(segment.id(), Words.text("audit.segment." + segment.id()), null))
                        .toList(),
                shown.segment().id());
        var project = shown.project();
        projectButton.setText(project == null ? Words.text("audit.filter.project") : desk.nameOf(project));
        projectButton.setClassName("nv-chosen", project != null);
        periodButton.setText(Words.text("audit.period." + shown.period().id()));
        periodButton.setClassName("nv-chosen", shown.period() != LookBack.ANY);
    }

    private ActionMenu projects(Consumer<AuditChoice> onChoose) {
        var menu = new ActionMenu(projectButton)
                .fromStart()
                .add(Glyph.CLOSE, Words.text("audit.filter.project.any"), () -> onChoose.accept(choice.within(null)))
                .addLine();
        desk.projects()
                .forEach(project ->
                        menu.add(Glyph.BOX, project.name(), () -> onChoose.accept(choice.within(project.id()))));
        menu.setVisible(!desk.projects().isEmpty());
        return menu;
    }

    private ActionMenu periods(Consumer<AuditChoice> onChoose) {
        var menu = new ActionMenu(periodButton).fromStart();
        for (var period : LookBack.values()) {
            menu.add(
                    Glyph.CLOCK,
                    Words.text("audit.period." + period.id()),
                    () -> onChoose.accept(choice.since(period)));
        }
        return menu;
    }

    private static Button dropDown() {
        var button = Buttons.plain("", () -> {});
        button.setSuffixComponent(Glyph.CHEVRON_DOWN.icon());
        button.addClassName("nv-filter-menu");
        return button;
    }
}
