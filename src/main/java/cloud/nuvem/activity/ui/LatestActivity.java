package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.activity.Activity.ActivityQuery;
import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Timeline;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** The latest that happened, in few words; follows by itself. */
public final class LatestActivity extends Div {

    private final Activity activity;
    private final ActivitySubject subject;
    private final int most;
    private final Timeline timeline = new Timeline();
    private final Paragraph nothing = new Paragraph(Words.text("activity.none"));

    LatestActivity(Activity activity, ActivitySubject subject, int most) {
        this.activity = activity;
        this.subject = subject;
        this.most = most;
        nothing.addClassName("nv-quiet");
        add(timeline, nothing);
        show();
        Following.begin(this, activity, subject, this::show);
    }

    private void show() {
        var query = new ActivityQuery(ActivityFilter.ALL, Reader.current().locale(), null, most);
        var entries = activity.page(subject.actor(), subject.place(), query).entries().stream()
                .map(ActivityWords::entry)
                .toList();
        timeline.show(entries);
        nothing.setVisible(entries.isEmpty());
    }
}
