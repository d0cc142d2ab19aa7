package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.ui.Background;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a part of a page follow what happens for as long as it is there and its reader may see it. */
final class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final Runnable onChange;
    private @Nullable AutoCloseable changes;

    private Following(Runnable onChange) {
        this.onChange = onChange;
    }

    /** @param onChange runs on the page's thread */
    static void begin(Component part, Activity activity, ActivitySubject subject, Runnable onChange) {
        var following = new Following(onChange);
        part.addAttachListener(attach -> following.start(attach.getUI(), activity, subject));
        part.addDetachListener(detach -> following.stop());
    }

    private void start(UI page, Activity activity, ActivitySubject subject) {
        changes = activity.onChange(
                subject.actor(), subject.place().project(), () -> Background.tell(page, () -> changed(page)));
    }

    private void changed(UI page) {
        if (changes == null) {
            return;
        }
        try {
            onChange.run();
        } catch (DeniedException noLonger) { // the role was lost meanwhile: the page asks again and says so
            stop();
            page.getPage().reload();
        }
    }

    private void stop() {
        var open = changes;
        changes = null;
        if (open != null) {
            try {
                open.close();
            } catch (Exception unexpected) {
                LOG.warn("Could not stop listening for what happens", unexpected);
            }
        }
    }
}
