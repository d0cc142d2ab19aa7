package cloud.nuvem.pricing.ui;

import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.pricing.SimulationResult;
import cloud.nuvem.pricing.SimulationResult.Simulated;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** What last month would have cost on this list, asked for by a button because it reads all of it. */
final class SimulationPart extends Div {

    private static final int MOST_ORGANIZATIONS = 50;

    private final PriceLists lists;
    private final ProviderDesk desk;
    private final PriceList list;
    private final Div answer = new Div();

    SimulationPart(PriceLists lists, ProviderDesk desk, PriceList list, Clock clock) {
        this.lists = lists;
        this.desk = desk;
        this.list = list;
        addClassName("nv-part");
        answer.getElement().setAttribute("aria-live", "polite");
        var month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
        add(
                new SectionTitle(
                        Words.text("pricing.simulation"),
                        Buttons.plain(Words.text("pricing.simulation.run", month.toString()), () -> run(month))),
                sentence(Words.text("pricing.simulation.text", month.toString())),
                answer);
    }

    private void run(YearMonth month) {
        answer.removeAll();
        switch (lists.simulate(desk.actor(), list.id(), month)) {
            case Simulated simulated -> show(simulated);
            case SimulationResult.NothingMetered refusal -> answer.add(sentence(Words.sentence(refusal)));
            case SimulationResult.MonthNotOver refusal -> answer.add(sentence(Words.sentence(refusal)));
            case SimulationResult.UnknownList refusal -> answer.add(sentence(Words.sentence(refusal)));
        }
    }

    private void show(Simulated result) {
        answer.add(sentence(Words.text(
                "pricing.simulation.result",
                MoneyText.format(result.before()),
                MoneyText.format(result.after()),
                MoneyText.format(result.after().minus(result.before())))));
        if (result.unpriced() > 0) {
            answer.add(sentence(Words.text("pricing.simulation.unpriced", result.unpriced())));
        }
        if (result.otherCurrency() > 0) {
            answer.add(sentence(Words.text("pricing.simulation.other-currency", result.otherCurrency())));
        }
        var table = new SimpleTable(Words.text("pricing.simulation"))
                .column(Words.text("pricing.simulation.organization"))
                .number(Words.text("pricing.simulation.before"))
                .number(Words.text("pricing.simulation.after"))
                .number(Words.text("pricing.simulation.difference"));
        result.organizations().stream()
                .limit(MOST_ORGANIZATIONS)
                .forEach(each -> table.row(
                        new Span(each.name()),
                        new MoneyText(each.before()),
                        new MoneyText(each.after()),
                        new MoneyText(each.difference())));
        answer.add(table);
    }

    private static Paragraph sentence(String text) {
        var sentence = new Paragraph(text);
        sentence.addClassName("nv-part-text");
        return sentence;
    }
}
