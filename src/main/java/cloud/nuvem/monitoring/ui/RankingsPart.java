package cloud.nuvem.monitoring.ui;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.Consumer;
import cloud.nuvem.monitoring.Consumption;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.monitoring.Measurement;
import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The machines that took the most of each kind over the frame, as links. */
final class RankingsPart extends Div {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Graphs graphs;
    private final GraphSubject subject;
    private final Function<ResourceName, String> pathOf;
    private final Map<Consumption, Div> places = new EnumMap<>(Consumption.class);
    private @Nullable TimeFrame wanted;

    RankingsPart(Graphs graphs, GraphSubject subject, Function<ResourceName, String> pathOf) {
        this.graphs = graphs;
        this.subject = subject;
        this.pathOf = pathOf;
        var all = new Div();
        all.addClassName("nv-rankings");
        for (var consumption : Consumption.values()) {
            var place = new Div();
            var card = new Div(new H3(Words.text("consumption." + consumption.id())), place);
            card.addClassName("nv-ranking");
            places.put(consumption, place);
            all.add(card);
        }
        addClassName("nv-graphs-section");
        add(new SectionTitle(Words.text("consumption.title")), all);
    }

    /** On the page's thread. */
    void show(UI page, TimeFrame frame) {
        var coarse = coarse(frame);
        if (coarse.equals(wanted)) {
            return;
        }
        wanted = coarse;
        for (var consumption : Consumption.values()) {
            Background.run(
                    page,
                    () -> graphs.consumers(subject.actor(), subject.project().id(), consumption, coarse, PATIENCE),
                    answer -> answered(coarse, consumption, answer),
                    _ -> answered(coarse, consumption, new Measurement.Unavailable<>()));
        }
    }

    /** Who takes the most over an hour does not change within a minute. */
    private static TimeFrame coarse(TimeFrame frame) {
        var minute = Duration.ofMinutes(1);
        var step = frame.step().compareTo(minute) < 0 ? minute : frame.step();
        return TimeFrame.between(frame.from(), frame.to(), step);
    }

    private void answered(TimeFrame frame, Consumption consumption, Measurement<List<Consumer>> answer) {
        if (!frame.equals(wanted)) {
            return;
        }
        var place = places.get(consumption);
        if (place == null) {
            return;
        }
        place.removeAll();
        switch (answer) {
            case Measurement.Measured<List<Consumer>>(var found)
            when found.isEmpty() -> place.add(quiet(Words.text("consumption.none")));
            case Measurement.Measured<List<Consumer>>(var found) -> place.add(list(consumption, found));
            case Measurement.NotMeasured<List<Consumer>>(var region) ->
                place.add(quiet(Words.text("graphs.none", region.value())));
            case Measurement.Late<List<Consumer>> _ -> again(place, "graphs.late");
            case Measurement.Unavailable<List<Consumer>> _ -> again(place, "graphs.unavailable");
        }
    }

    /** With the next beat. */
    private void again(Div place, String key) {
        wanted = null;
        place.add(quiet(Words.text(key)));
    }

    private static Paragraph quiet(String sentence) {
        var paragraph = new Paragraph(sentence);
        paragraph.addClassName("nv-quiet");
        return paragraph;
    }

    private OrderedList list(Consumption consumption, List<Consumer> found) {
        var list = new OrderedList();
        double most = found.getFirst().value();
        for (var consumer : found) {
            var amount = new Span(Amounts.words(consumption.unit(), consumer.value()));
            var item = new ListItem(
                    new ResourceLink(
                            pathOf.apply(consumer.machine()), consumer.machine().value()),
                    amount);
            item.getElement().appendChild(bar(most == 0 ? 0 : consumer.value() / most));
            list.add(item);
        }
        return list;
    }

    private static Element bar(double share) {
        var bar = new Element("meter");
        bar.setAttribute("value", Double.toString(Math.max(0, share)));
        bar.setAttribute("aria-hidden", "true");
        return bar;
    }
}
