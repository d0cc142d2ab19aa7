package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.ui.KeyValueList;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;

/** One entry: what in plain words, who and when, and below, when it is opened, all that is known. */
final class ActivityRow extends ListItem {

    private final ActivityEntry entry;

    ActivityRow(ActivityEntry entry, ActivitySubject subject) {
        this.entry = entry;
        addClassName("nv-activity-row");
        var icon = ActivityWords.glyph(entry).icon();
        icon.addClassNames("nv-timeline-icon", ActivityWords.tone(entry.kind()).word());
        var reader = Reader.current();
        var when = new Span(reader.time(entry.at()));
        when.addClassName("nv-timeline-when");
        when.setTitle(reader.exact(entry.at()));
        add(icon, words(subject), when);
    }

    ActivityEntry entry() {
        return entry;
    }

    private Div words(ActivitySubject subject) {
        var title = new Div(new Span(ActivityWords.title(entry)));
        title.addClassName("nv-timeline-title");
        var words = new Div(title);
        words.addClassName("nv-timeline-words");
        var line = new Div();
        line.addClassName("nv-timeline-detail");
        if (!subject.isOfOne()) {
            line.add(resource(subject));
        }
        var who = entry.who();
        if (who != null) {
            line.add(quiet(who.name()));
        }
        var detail = ActivityWords.detail(entry);
        if (!detail.isEmpty()) {
            line.add(new Span(detail));
        }
        if (line.getComponentCount() > 0) {
            words.add(line);
        }
        words.add(more());
        return words;
    }

    private Component resource(ActivitySubject subject) {
        var path = subject.pathOf().apply(entry.resource());
        return path.isEmpty()
                ? quiet(entry.resource().name())
                : new ResourceLink(path, entry.resource().name());
    }

    private NativeDetails more() {
        var facts = new Div();
        var more = new NativeDetails(Words.text("activity.more"), facts);
        more.addClassName("nv-activity-more");
        more.getSummary()
                .getElement()
                .setAttribute("aria-label", Words.text("activity.more.of", ActivityWords.title(entry)));
        more.addToggleListener(toggle -> {
            if (toggle.isOpened() && facts.getComponentCount() == 0) { // seldom opened: made when it is
                var list = new KeyValueList();
                ActivityWords.facts(entry).forEach((label, value) -> list.add(label, new Span(value)));
                facts.add(list);
            }
        });
        return more;
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassName("nv-quiet");
        return span;
    }
}
