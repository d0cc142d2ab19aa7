package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.activity.Activity.ActivityQuery;
import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happened, newest first: filter, days, older on demand; new entries come by themselves. */
public final class ActivityBoard extends Div {

    private static final int PAGE = 50;

    private final Activity activity;
    private final Clock clock;
    private final ActivitySubject subject;
    private final ActivityFilterBar bar;
    private final ActivityDays days;
    private final Div nothing = new Div();
    private final Button older;
    private ActivityChoice choice = ActivityChoice.ALL;
    private List<ActivityEntry> latest = List.of();
    private final List<ActivityEntry> before = new ArrayList<>();
    private @Nullable String next;
    private boolean begun;

    ActivityBoard(Activity activity, Clock clock, ActivitySubject subject, Consumer<ActivityChoice> onChoose) {
        this.activity = activity;
        this.clock = clock;
        this.subject = subject;
        bar = new ActivityFilterBar(
                onChoose,
                () -> activity.people(subject.actor(), subject.place()),
                new ActivityDownloads(activity, subject, this::filter));
        days = new ActivityDays(subject);
        older = Buttons.plain(Glyph.CHEVRON_DOWN, Words.text("activity.older"), this::more);
        older.addClassName("nv-activity-older");
        var note = new Paragraph(Words.text("activity.note"));
        note.addClassName("nv-caption");
        add(bar, nothing, days, older, note);
        Following.begin(this, activity, subject, this::follow);
    }

    /** From the newest on. */
    public void show(ActivityChoice chosen) {
        if (begun && chosen.equals(choice)) {
            return;
        }
        begun = true;
        choice = chosen;
        before.clear();
        bar.show(chosen);
        var page = read(null);
        latest = page.entries();
        next = page.next();
        arrange();
    }

    private ActivityFilter filter() {
        return choice.filter(clock.instant(), Reader.current().zone());
    }

    private Activity.ActivityPage read(@Nullable String cursor) {
        var query = new ActivityQuery(filter(), Reader.current().locale(), cursor, PAGE);
        return activity.page(subject.actor(), subject.place(), query);
    }

    private void more() {
        var page = read(next);
        before.addAll(page.entries());
        next = page.next();
        arrange();
    }

    /** Only the newest page is read again; what is older and new to us follows from where the two meet. */
    private void refresh() {
        var page = read(null);
        if (page.entries().equals(latest)) {
            return;
        }
        if (before.isEmpty()) {
            next = page.next();
        } else {
            var oldest = page.entries().isEmpty()
                    ? Instant.MAX
                    : page.entries().getLast().at();
            var ids = page.entries().stream().map(ActivityEntry::id).toList();
            before.removeIf(entry -> ids.contains(entry.id()));
            before.addAll(
                    0,
                    latest.stream()
                            .filter(entry ->
                                    !ids.contains(entry.id()) && !entry.at().isAfter(oldest))
                            .toList());
        }
        latest = page.entries();
        arrange();
    }

    private void arrange() {
        var all = new ArrayList<>(latest);
        all.addAll(before);
        days.show(all);
        older.setVisible(next != null);
        nothing.removeAll();
        if (all.isEmpty()) {
            boolean any = choice.equals(ActivityChoice.ALL);
            nothing.add(EmptyState.noMatch(
                    Words.text(any ? "activity.none" : "activity.no-match"),
                    Words.text(any ? "activity.none.text" : "activity.no-match.text")));
        }
    }

    /** Days that are over do not change. */
    private void follow() {
        if (choice.until() == null) {
            refresh();
        }
    }
}
