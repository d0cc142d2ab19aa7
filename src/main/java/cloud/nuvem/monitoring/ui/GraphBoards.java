package cloud.nuvem.monitoring.ui;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Pulse;
import cloud.nuvem.ui.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes boards of graphs for pages of other modules. */
@Component
public class GraphBoards {

    private final Graphs graphs;
    private final Clock clock;
    private final Pulse pulse;

    GraphBoards(Graphs graphs, Clock clock, Pulse pulse) {
        this.graphs = graphs;
        this.clock = clock;
        this.pulse = pulse;
    }

    /** Whether there is anything to make a board of. */
    public boolean isMeasured(Region region) {
        return graphs.isMeasured(region);
    }

    public Instant now() {
        return clock.instant();
    }

    /** @param onChoose takes the page to the address of another stretch of time */
    public GraphBoard board(GraphSubject subject, Consumer<FrameChoice> onChoose) {
        return new GraphBoard(graphs, clock, pulse, subject, onChoose);
    }

    /**
     * Sums of a project's machines, and which of them take the most.
     *
     * @param pathOf where a machine's own graphs are
     */
    public GraphBoard projectBoard(
            GraphSubject subject, Consumer<FrameChoice> onChoose, Function<ResourceName, String> pathOf) {
        var rankings = new RankingsPart(graphs, subject, pathOf);
        return board(subject, onChoose).with(rankings, rankings::show);
    }

    /** In the place of graphs where the region has none. */
    public com.vaadin.flow.component.Component none(Region region) {
        return EmptyState.teaching(
                Glyph.GAUGE, Words.text("graphs.none", region.value()), Words.text("graphs.none.text"));
    }
}
