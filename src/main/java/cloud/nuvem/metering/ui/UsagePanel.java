package cloud.nuvem.metering.ui;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.metering.UsageQuestion.GroupBy;
import cloud.nuvem.metering.UsageReport;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import java.util.stream.Collectors;

/** Filter, figures, bars, table and gaps; keeps the URL true to what it shows. */
final class UsagePanel extends Div {

    private final UsageDesk desk;
    private final UsageFilterBar filterBar;
    private final Div content = new Div();
    private UsageChoice choice;

    UsagePanel(UsageDesk desk, UsageChoice choice) {
        this.desk = desk;
        this.choice = choice;
        addClassName("nv-usage");
        content.addClassName("nv-usage");
        filterBar = new UsageFilterBar(desk, choice, this::choose);
        add(filterBar, content);
        load();
    }

    UsageChoice choice() {
        return choice;
    }

    private void choose(UsageChoice chosen) {
        choice = chosen;
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(desk.path(), chosen.parameters()));
        filterBar.show(chosen);
        load();
    }

    private void load() {
        var report = desk.usage().report(desk.actor(), desk.id(), choice.question());
        content.removeAll();
        content.add(figures(report));
        if (report.groups().isEmpty()) {
            content.add(nothing());
            return;
        }
        var names = report.groups().stream()
                .map(group -> UsageWords.name(desk, choice.groupBy(), group))
                .toList();
        boolean byDay = report.steps().size() > 1 && report.steps().get(1).getDayOfMonth() != 1;
        var title = Words.text(byDay ? "usage.chart" : "usage.chart.months");
        content.add(
                choice.groupBy() == GroupBy.DAY
                        ? UsageBars.ofTotals(report, title)
                        : new UsageBars(report, names, title));
        content.add(UsageTable.of(desk, choice, report, this::choose));
        notes(report);
        content.add(new UsageGapsPart(desk.usage().gaps(desk.actor(), desk.id(), choice.filter())));
    }

    private EmptyState nothing() {
        return choice.isNarrowed()
                ? EmptyState.noMatch(Words.text("usage.no-match"), Words.text("usage.no-match.text"))
                        .action(Buttons.plain(
                                Glyph.CLOSE,
                                Words.text("usage.no-match.clear"),
                                () -> choose(UsageChoice.of(desk.now()))))
                : EmptyState.teaching(Glyph.GAUGE, Words.text("usage.none"), Words.text("usage.none.text"));
    }

    private void notes(UsageReport report) {
        if (report.unpriced() > 0) {
            content.add(note(Words.text("usage.unpriced", report.unpriced())));
        }
        if (!report.otherCurrency().isEmpty()) {
            var months = report.otherCurrency().stream().map(UsageWords::month).collect(Collectors.joining(", "));
            content.add(note(Words.text("usage.other-currency", months)));
        }
    }

    private Div figures(UsageReport report) {
        var until = report.until();
        var figures = new Div(figure(
                Words.text("usage.total"),
                report.total(),
                until == null ? Words.text("usage.until.never") : Words.text("usage.until", UsageWords.utc(until))));
        figures.addClassName("nv-figures");
        if (!choice.isNarrowed() && choice.last().equals(desk.now())) {
            var month = desk.usage().soFar(desk.actor(), desk.id());
            figures.add(
                    figure(Words.text("usage.so-far"), month.soFar(), UsageWords.month(month.month())),
                    figure(Words.text("usage.forecast"), month.forecast(), UsageWords.month(month.month())));
        }
        return figures;
    }

    private static Div figure(String words, Money amount, String note) {
        var label = new Span(words);
        label.addClassName("nv-caption");
        var value = new Span(MoneyText.format(amount));
        value.addClassName("nv-figure-value");
        var small = new Span(note);
        small.addClassName("nv-caption");
        var figure = new Div(label, value, small);
        figure.addClassName("nv-figure");
        return figure;
    }

    private static Paragraph note(String text) {
        var note = new Paragraph(text);
        note.addClassName("nv-part-text");
        return note;
    }
}
