package cloud.nuvem.monitoring.ui;

import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.monitoring.ui.FrameChoice.Range;
import cloud.nuvem.monitoring.ui.FrameChoice.Zoom;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Pulse;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The graphs of a machine or a project over one stretch of time, which stands in the page's address. Follows the clock while it
 * is open, and tries again where something did not come.
 */
public final class GraphBoard extends Div {

    private final Clock clock;
    private final Pulse pulse;
    private final FrameBar bar;
    private final List<GraphPanel> panels;
    private final Paragraph note = new Paragraph();
    private @Nullable BiConsumer<UI, TimeFrame> beside;
    private @Nullable FrameChoice choice;
    private Range home = Range.H1;
    private @Nullable Registration beats;

    /** @param onChoose takes the page to the address of another stretch of time */
    GraphBoard(Graphs graphs, Clock clock, Pulse pulse, GraphSubject subject, Consumer<FrameChoice> onChoose) {
        this.clock = clock;
        this.pulse = pulse;
        bar = new FrameBar(clock, onChoose);
        panels = Arrays.stream(Graph.values())
                .filter(graph -> graph.scope() == subject.scope())
                .map(graph -> new GraphPanel(graphs, subject, graph))
                .toList();
        var charts = new Div();
        charts.addClassName("nv-charts");
        panels.forEach(panel -> {
            panel.chart().onZoom((from, to) -> onChoose.accept(new Zoom(from, to).within(clock.instant())));
            panel.chart().onReset(() -> {
                if (choice instanceof Zoom) {
                    onChoose.accept(home);
                }
            });
            charts.add(panel.chart());
        });
        note.addClassName("nv-graphs-note");
        addClassName("nv-graphs");
        add(bar, charts, note);
    }

    /** Puts something below the graphs that follows the same stretch of time. */
    GraphBoard with(Component component, BiConsumer<UI, TimeFrame> onFrame) {
        addComponentAtIndex(getComponentCount() - 1, component);
        beside = onFrame;
        return this;
    }

    /** On navigation, and again whenever the address changes. */
    public void show(FrameChoice chosen) {
        choice = chosen;
        if (chosen instanceof Range range) {
            home = range;
        }
        getUI().ifPresent(this::look);
    }

    private void look(UI page) {
        var chosen = choice;
        if (chosen == null) {
            return;
        }
        var frame = chosen.frame(clock.instant());
        bar.show(chosen, frame);
        note.setText(Words.text(
                "graphs.note",
                GraphWords.length(frame.step()),
                Reader.current().zone().getId()));
        panels.forEach(panel -> panel.show(page, frame));
        if (beside != null) {
            beside.accept(page, frame);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI();
        beats = pulse.every(() -> Background.tell(page, () -> {
            if (isAttached()) {
                look(page);
            }
        }));
        look(page);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (beats != null) {
            beats.remove();
            beats = null;
        }
    }
}
