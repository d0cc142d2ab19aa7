package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What of each limit is used (pale) and what this would add (strong); amber with words where it is nearly or quite full. */
public final class QuotaBars extends Div {

    private static final double NEARLY_FULL = 0.9;

    /**
     * @param unit {@code GiB}; empty for what is counted
     * @param note one sentence under the bar; empty for none
     */
    public record Bar(String words, String unit, long used, long added, long allowed, String note) {

        long after() {
            return used + added;
        }

        /** Whether this wish does not fit. */
        public boolean isExceeded() {
            return after() > allowed;
        }

        boolean isTight() {
            return after() >= allowed * NEARLY_FULL;
        }
    }

    public QuotaBars() {
        addClassName("nv-quota");
        getElement().setAttribute("aria-live", "polite");
    }

    public void show(String title, List<Bar> bars) {
        removeAll();
        var heading = new Div(title);
        heading.addClassName("nv-quota-title");
        add(heading);
        bars.forEach(bar -> add(row(bar)));
    }

    private static Div row(Bar bar) {
        var reader = Reader.current();
        var amount = new Span(Words.text("ui.quota.amount", reader.number(bar.after()), reader.number(bar.allowed()))
                + (bar.unit().isEmpty() ? "" : " " + bar.unit()));
        var line = new Div(new Span(bar.words()), amount);
        line.addClassName("nv-quota-line");
        var row = new Div(line, track(bar));
        row.addClassName("nv-quota-row");
        row.setClassName("tight", bar.isTight());
        if (!bar.note().isEmpty()) {
            var note = new Div(bar.note());
            note.addClassName("nv-quota-note");
            row.add(note);
        }
        return row;
    }

    /** Drawn, so that no style has to be written: shares of a line of a hundred units. */
    private static Div track(Bar bar) {
        double unit = bar.allowed() == 0 ? 0 : 100.0 / bar.allowed();
        double used = Math.min(100, bar.used() * unit);
        double added = Math.min(100 - used, bar.added() * unit);
        var track = new Div();
        track.addClassName("nv-quota-track");
        track.getElement().setAttribute("aria-hidden", "true");
        track.getElement()
                .setProperty(
                        "innerHTML",
                        "<svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\">"
                                + rect("used", 0, used)
                                + rect("added", used, added)
                                + "</svg>");
        return track;
    }

    private static String rect(String name, double from, double width) {
        return "<rect class=\"" + name + "\" x=\"" + from + "\" width=\"" + width + "\" height=\"6\"/>";
    }
}
