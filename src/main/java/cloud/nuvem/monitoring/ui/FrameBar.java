package cloud.nuvem.monitoring.ui;

import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.monitoring.ui.FrameChoice.Range;
import cloud.nuvem.monitoring.ui.FrameChoice.Zoom;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Segments;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Chooses the stretch of time: one of five lengths up to now, or earlier, later and wider from where one is. */
final class FrameBar extends Div {

    private final Clock clock;
    private final Consumer<FrameChoice> onChoose;
    private final Segments ranges;
    private final Span frame = new Span();
    private final Button later;
    private FrameChoice choice = Range.H1;

    FrameBar(Clock clock, Consumer<FrameChoice> onChoose) {
        this.clock = clock;
        this.onChoose = onChoose;
        addClassName("nv-graphs-bar");
        frame.addClassName("nv-graphs-frame");
        ranges = new Segments(Words.text("graphs.ranges"), id -> choose(range(id)));
        later = Buttons.icon(Glyph.CHEVRON_RIGHT, Words.text("graphs.later"), () -> choose(here().moved(0.5)));
        add(
                ranges,
                Buttons.icon(Glyph.CHEVRON_LEFT, Words.text("graphs.earlier"), () -> choose(here().moved(-0.5))),
                later,
                Buttons.icon(Glyph.MINUS, Words.text("graphs.wider"), () -> choose(here().wider())),
                frame);
    }

    void show(FrameChoice chosen, TimeFrame shown) {
        choice = chosen;
        var segments = Arrays.stream(Range.values())
                .map(range -> new Segments.Segment(range.id(), Words.text("graphs.range." + range.id()), null))
                .toList();
        ranges.show(segments, chosen instanceof Range range ? range.id() : "");
        later.setEnabled(chosen instanceof Zoom);
        var reader = Reader.current();
        frame.setText(Words.text("graphs.frame", reader.moment(shown.from()), reader.moment(shown.to())));
    }

    private void choose(FrameChoice chosen) {
        onChoose.accept(chosen instanceof Zoom zoom ? zoom.within(clock.instant()) : chosen);
    }

    private Zoom here() {
        var shown = choice.frame(clock.instant());
        return new Zoom(shown.from(), shown.to());
    }

    private static Range range(String id) {
        return List.of(Range.values()).stream()
                .filter(range -> range.id().equals(id))
                .findFirst()
                .orElse(Range.H1);
    }
}
