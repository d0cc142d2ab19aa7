package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.ui.Reader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entries under a heading for each day. What stays keeps its place, so that nothing that was opened closes. */
final class ActivityDays extends Div {

    private final ActivitySubject subject;
    private final Map<String, ActivityRow> rows = new HashMap<>();
    private final Map<LocalDate, Day> days = new HashMap<>();

    /** One day's part. */
    private static final class Day extends Section {
        private final OrderedList list = new OrderedList();

        Day(String words) {
            var heading = new H2(words);
            heading.addClassName("nv-activity-day");
            list.addClassName("nv-timeline");
            add(heading, list);
        }
    }

    ActivityDays(ActivitySubject subject) {
        this.subject = subject;
        addClassName("nv-activity");
    }

    void show(List<ActivityEntry> entries) {
        var reader = Reader.current();
        var byDay = new LinkedHashMap<LocalDate, List<Component>>();
        entries.forEach(
                entry -> byDay.computeIfAbsent(entry.at().atZone(reader.zone()).toLocalDate(), day -> new ArrayList<>())
                        .add(row(entry)));
        rows.keySet().retainAll(entries.stream().map(ActivityEntry::id).toList());
        days.keySet().retainAll(byDay.keySet());
        var shown = new ArrayList<Component>();
        byDay.forEach((date, wanted) -> {
            var day = days.computeIfAbsent(date, unseen -> new Day(reader.day(date)));
            arrange(day.list, wanted);
            shown.add(day);
        });
        arrange(this, shown);
    }

    private ActivityRow row(ActivityEntry entry) {
        var known = rows.get(entry.id());
        if (known != null && known.entry().equals(entry)) {
            return known;
        }
        var row = new ActivityRow(entry, subject);
        rows.put(entry.id(), row);
        return row;
    }

    /** Removes what is not wanted and puts in what is new; the others are not touched. */
    private static void arrange(HtmlContainer place, List<Component> wanted) {
        var kept = Set.copyOf(wanted);
        place.getChildren().toList().stream()
                .filter(child -> !kept.contains(child))
                .forEach(place::remove);
        for (int index = 0; index < wanted.size(); index++) {
            var element = wanted.get(index).getElement();
            if (place.getComponentCount() <= index
                    || !place.getElement().getChild(index).equals(element)) {
                place.getElement().insertChild(index, element);
            }
        }
    }
}
