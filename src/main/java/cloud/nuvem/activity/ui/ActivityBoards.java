package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.Activity;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Makes boards of what happened for pages of other modules. */
@Component
public class ActivityBoards {

    private final Activity activity;
    private final Clock clock;

    ActivityBoards(Activity activity, Clock clock) {
        this.activity = activity;
        this.clock = clock;
    }

    /** @param onChoose takes the page to the address of another choice */
    public ActivityBoard board(ActivitySubject subject, Consumer<ActivityChoice> onChoose) {
        return new ActivityBoard(activity, clock, subject, onChoose);
    }

    /** The latest few, without filter and detail. */
    public LatestActivity latest(ActivitySubject subject, int most) {
        return new LatestActivity(activity, subject, most);
    }
}
