package cloud.nuvem.metering.ui;

import cloud.nuvem.metering.UsageQuestion.GroupBy;
import cloud.nuvem.metering.UsageReport;
import cloud.nuvem.metering.UsageReport.Group;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.function.Consumer;

/** The groups of a report, each a way to look closer. */
final class UsageTable {

    private static final int MOST_ROWS = 100;
    private static final int SHARE_DECIMALS = 4;

    private final UsageDesk desk;
    private final UsageChoice choice;
    private final UsageReport report;
    private final Consumer<UsageChoice> onChoose;

    private UsageTable(UsageDesk desk, UsageChoice choice, UsageReport report, Consumer<UsageChoice> onChoose) {
        this.desk = desk;
        this.choice = choice;
        this.report = report;
        this.onChoose = onChoose;
    }

    static Component of(UsageDesk desk, UsageChoice choice, UsageReport report, Consumer<UsageChoice> onChoose) {
        return new UsageTable(desk, choice, report, onChoose).build();
    }

    private Component build() {
        boolean byDay = choice.groupBy() == GroupBy.DAY;
        var table = new SimpleTable(Words.text("usage.title")).column(heading()).number(column("resources"));
        if (!byDay) {
            table.number(column("amount"));
        }
        table.number(column("cost")).number(column("share"));
        int colour = 0;
        for (var group : report.groups().stream().limit(MOST_ROWS).toList()) {
            colour++;
            var resources = new Span(Reader.current().number(group.resources()));
            var cost = new MoneyText(group.cost());
            if (byDay) {
                table.row(name(group, colour), resources, cost, share(group));
            } else {
                table.row(name(group, colour), resources, new Span(UsageWords.amounts(group)), cost, share(group));
            }
        }
        int more = report.groups().size() - MOST_ROWS;
        return more <= 0 ? table : new Div(table, new Paragraph(Words.text("usage.more", more)));
    }

    private String heading() {
        var tag = choice.tag();
        var words = UsageWords.group(choice.groupBy(), tag == null ? "" : tag);
        return words.substring(0, 1).toUpperCase(Reader.current().locale()) + words.substring(1);
    }

    private static String column(String id) {
        return Words.text("usage.column." + id);
    }

    private Component name(Group group, int colour) {
        var words = UsageWords.name(desk, choice.groupBy(), group);
        if (choice.groupBy() == GroupBy.DAY) {
            return new Span(words);
        }
        boolean alone = colour < UsageBars.COLOURS || report.groups().size() == UsageBars.COLOURS;
        var name = new Span(UsageBars.swatch(alone ? colour : UsageBars.COLOURS), link(group, words));
        name.addClassName("nv-bars-name");
        return name;
    }

    private Component link(Group group, String words) {
        return switch (choice.groupBy()) {
            case RESOURCE -> new ResourceLink(desk.path() + "/" + group.key() + "?month=" + choice.last(), words);
            case PROJECT ->
                closer(words, choice.within(new ProjectId(group.key())).by(GroupBy.RESOURCE, null));
            case KIND -> closer(words, choice.ofKind(group.key()).by(GroupBy.RESOURCE, null));
            case METER, TAG, DAY -> new Span(words);
        };
    }

    private Component closer(String words, UsageChoice closer) {
        var button = Buttons.plain(words, () -> onChoose.accept(closer));
        button.addClassName("nv-link-button");
        return button;
    }

    private Span share(Group group) {
        var total = report.total().amount();
        var part = total.signum() == 0
                ? BigDecimal.ZERO
                : group.cost().amount().divide(total, SHARE_DECIMALS, RoundingMode.HALF_UP);
        return new Span(
                NumberFormat.getPercentInstance(Reader.current().locale()).format(part));
    }
}
