package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;

/** What happened, newest first: in plain words, with who and when. Only the icon is tinted, never the text. */
public final class Timeline extends OrderedList {

    /** @param who empty where it happened by itself */
    public record Entry(Tone tone, Glyph glyph, String title, String detail, String who, Instant at) {}

    private List<Entry> shown = List.of();

    public Timeline() {
        addClassName("nv-timeline");
    }

    /** The same once more changes nothing, so that the page stays still. */
    public void show(List<Entry> entries) {
        if (entries.equals(shown)) {
            return;
        }
        shown = List.copyOf(entries);
        removeAll();
        entries.forEach(entry -> add(item(entry)));
    }

    private static ListItem item(Entry entry) {
        var icon = entry.glyph().icon();
        icon.addClassNames("nv-timeline-icon", entry.tone().word());
        var title = new Div(entry.title());
        title.addClassName("nv-timeline-title");
        var words = new Div(title);
        words.addClassName("nv-timeline-words");
        if (!entry.detail().isEmpty() || !entry.who().isEmpty()) {
            words.add(detail(entry));
        }
        var reader = Reader.current();
        var when = new Span(reader.moment(entry.at()));
        when.addClassName("nv-timeline-when");
        when.setTitle(reader.exact(entry.at()));
        return new ListItem(icon, words, when);
    }

    private static Div detail(Entry entry) {
        var who = new Span(entry.who());
        who.addClassName("nv-quiet");
        var detail = new Div(new Span(entry.detail().isEmpty() ? "" : entry.detail() + " "), who);
        detail.addClassName("nv-timeline-detail");
        return detail;
    }
}
