package cloud.nuvem.metering.ui;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.metering.UsageReport;
import cloud.nuvem.metering.UsageReport.Group;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cost over time as stacked bars, one colour for each of the most expensive groups; the table beside it has the numbers. */
final class UsageBars extends Div {

    /** As many as there are colours, the last for all others together. */
    static final int COLOURS = 8;

    private static final int HEIGHT = 160;
    private static final int SLOT = 20;
    private static final int BAR = 14;

    private final UsageReport report;
    private final List<List<BigDecimal>> layers;
    private final BigDecimal top;

    /** @param names of the groups, in the report's order */
    UsageBars(UsageReport report, List<String> names, String title) {
        this.report = report;
        this.layers = layers(report);
        this.top = top();
        addClassNames("nv-card", "nv-bars");
        var heading = new Span(title);
        heading.addClassName("nv-bars-title");
        var most = new Span(MoneyText.format(new Money(top, report.total().currency())));
        most.addClassName("nv-caption");
        var head = new Div(heading, most);
        head.addClassName("nv-bars-head");
        var plot = new Div();
        plot.addClassName("nv-bars-plot");
        plot.getElement().setAttribute("role", "img");
        plot.getElement().setAttribute("aria-label", title + ". " + Words.text("usage.chart.words", shown(names)));
        plot.getElement().setProperty("innerHTML", drawing());
        add(head, plot, axis(), legend(names));
    }

    /** Where each group is one step, all of them are one layer. */
    static UsageBars ofTotals(UsageReport report, String title) {
        var total = IntStream.range(0, report.steps().size())
                .mapToObj(step -> new Money(
                        report.groups().stream()
                                .map(group -> group.course().get(step).amount())
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                        report.total().currency()))
                .toList();
        var all = new Group("", null, 0, report.total(), List.of(), total);
        var whole = new UsageReport(report.total(), report.steps(), List.of(all), null, List.of(), 0, report.until());
        return new UsageBars(whole, List.of(Words.text("usage.total")), title);
    }

    private static List<List<BigDecimal>> layers(UsageReport report) {
        var groups = report.groups();
        int own = groups.size() <= COLOURS && report.rest() == null ? groups.size() : COLOURS - 1;
        var layers = new ArrayList<List<BigDecimal>>();
        groups.stream().limit(own).forEach(group -> layers.add(course(group)));
        var others = new ArrayList<>(groups.subList(own, groups.size()));
        if (report.rest() != null) {
            others.add(report.rest());
        }
        if (!others.isEmpty()) {
            layers.add(IntStream.range(0, report.steps().size())
                    .mapToObj(step -> others.stream()
                            .map(group -> group.course().get(step).amount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .toList());
        }
        return layers;
    }

    private static List<BigDecimal> course(Group group) {
        return group.course().stream().map(Money::amount).toList();
    }

    private BigDecimal top() {
        return IntStream.range(0, report.steps().size())
                .mapToObj(
                        step -> layers.stream().map(layer -> layer.get(step)).reduce(BigDecimal.ZERO, BigDecimal::add))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** Nothing in it is typed by people: numbers, and classes for the colours. */
    private String drawing() {
        int width = SLOT * report.steps().size();
        var svg = new StringBuilder(
                "<svg viewBox=\"0 0 " + width + " " + HEIGHT + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (int step = 0; step < report.steps().size(); step++) {
            double foot = HEIGHT;
            for (int layer = 0; layer < layers.size(); layer++) {
                double height = height(layers.get(layer).get(step));
                foot -= height;
                if (height > 0) {
                    svg.append("<rect class=\"s%d\" x=\"%d\" y=\"%s\" width=\"%d\" height=\"%s\"/>"
                            .formatted(layer + 1, step * SLOT + (SLOT - BAR) / 2, round(foot), BAR, round(height)));
                }
            }
        }
        return svg.append("</svg>").toString();
    }

    private double height(BigDecimal amount) {
        return top.signum() == 0 ? 0 : amount.divide(top, MathContext.DECIMAL32).doubleValue() * HEIGHT;
    }

    private static String round(double value) {
        return String.valueOf(Math.round(value * 100) / 100.0);
    }

    private Div axis() {
        var steps = report.steps();
        var axis = new Div(new Span(UsageWords.day(steps.getFirst())), new Span(UsageWords.day(steps.getLast())));
        axis.addClassNames("nv-bars-axis", "nv-caption");
        return axis;
    }

    private Div legend(List<String> names) {
        var legend = new Div();
        legend.addClassName("nv-bars-legend");
        for (int layer = 0; layer < layers.size(); layer++) {
            var entry = new Span(swatch(layer + 1), new Span(name(names, layer)));
            legend.add(entry);
        }
        return legend;
    }

    static Span swatch(int colour) {
        var swatch = new Span();
        swatch.addClassNames("nv-bars-swatch", "s" + colour);
        swatch.getElement().setAttribute("aria-hidden", "true");
        return swatch;
    }

    private boolean isOthers(int layer) {
        return layer == COLOURS - 1 && (report.groups().size() > COLOURS || report.rest() != null);
    }

    private String name(List<String> names, int layer) {
        return isOthers(layer) ? Words.text("usage.chart.others") : names.get(layer);
    }

    private String shown(List<String> names) {
        return IntStream.range(0, layers.size())
                .mapToObj(layer -> name(names, layer))
                .collect(Collectors.joining(", "));
    }
}
