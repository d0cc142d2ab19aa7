package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lines over time: title, unit, present value, legend with now, least, mean and greatest, a cursor shared with the charts
 * beside it, dragging to zoom, gaps as gaps, the same as a table and as a file. The browser draws; from here come columns.
 */
@Tag("nv-chart")
@NpmPackage(value = "uplot", version = "1.6.32")
@JsModule("./elements/nv-chart.ts")
public final class TimeSeriesChart extends Component {

    private static final List<String> WORDS =
            List.of("now", "least", "mean", "greatest", "gap", "time", "table", "graph", "download", "keys", "of");

    private State state = State.LOADING;
    private List<String> shown = List.of();

    /** How it stands with the numbers. */
    public enum State {
        LOADING,
        READY,
        /** Nothing was measured in the whole frame. */
        EMPTY,
        /** There may be older numbers to see; a sentence says what is the matter. */
        WAITING;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Hears what stretch of time somebody marked on the chart. */
    @FunctionalInterface
    public interface ZoomListener {
        void zoom(Instant from, Instant to);
    }

    public TimeSeriesChart(ChartTitle title) {
        addClassName("nv-chart");
        getElement().setAttribute("heading", title.words());
        getElement().setAttribute("note", title.note());
        getElement().setAttribute("unit", title.unit().id());
        getElement().setAttribute("file", title.file());
        getElement().setAttribute("group", title.group());
        var words = JsonNodeFactory.instance.objectNode();
        WORDS.forEach(word -> words.put(word, Words.text("ui.chart." + word)));
        getElement().setAttribute("words", words.toString());
        enter(State.LOADING, "");
    }

    /** In the place of whatever was there. */
    public void show(ChartData data) {
        if (data.columns().isEmpty()) {
            shown = List.of();
            enter(State.EMPTY, Words.text("ui.chart.empty"));
            return;
        }
        shown = names(data);
        enter(State.READY, "");
        getElement().callJsFunction("show", data.json());
    }

    /** Continues what is shown: points that are there already are replaced, the oldest leave. */
    public void append(ChartData tail) {
        enter(State.READY, "");
        getElement().callJsFunction("extend", tail.json());
    }

    /** Whether these columns can continue what is shown. */
    public boolean continues(ChartData tail) {
        return !shown.isEmpty() && shown.equals(names(tail));
    }

    /** Forgets what was shown. */
    public void clear() {
        shown = List.of();
        getElement().callJsFunction("clear");
    }

    public void loading() {
        enter(State.LOADING, "");
    }

    /** What is shown already stays, under a calm sentence. */
    public void waiting(String sentence) {
        enter(State.WAITING, sentence);
    }

    public State state() {
        return state;
    }

    /** What the legend lists, for tests and for who decides whether to append. */
    public List<String> names() {
        return shown;
    }

    /** Two columns further apart than a click; by mouse, finger or keyboard. */
    public void onZoom(ZoomListener listener) {
        getElement()
                .addEventListener("nv-zoom", event -> {
                    var detail = event.getEventData();
                    listener.zoom(second(detail, "event.detail.from"), second(detail, "event.detail.to"));
                })
                .addEventData("event.detail.from")
                .addEventData("event.detail.to");
    }

    /** Back to where zooming began. */
    public void onReset(Runnable listener) {
        getElement().addEventListener("nv-zoom-reset", _ -> listener.run());
    }

    private static Instant second(JsonNode detail, String name) {
        return Instant.ofEpochSecond(detail.path(name).asLong());
    }

    private static List<String> names(ChartData data) {
        return data.columns().stream().map(ChartColumn::words).toList();
    }

    private void enter(State next, String sentence) {
        state = next;
        getElement().setAttribute("state", next.id());
        getElement().setAttribute("sentence", sentence);
    }
}
