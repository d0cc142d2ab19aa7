package cloud.nuvem.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What happened and was not read yet: outcomes of long work and of work on many things at once. Lives as long as the person's
 * session, the newest fifty. Used under the session's lock, as everything of a page is.
 */
public final class Notices implements Serializable {

    private static final int MOST = 50;

    private final List<Notice> notices = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * One of them.
     *
     * @param id a later notice of the same id takes the place of the earlier one: progress of one thing
     * @param path where to look at it; null for nowhere
     */
    public record Notice(
            String id,
            Tone tone,
            String title,
            String detail,
            @Nullable String path,
            Instant at,
            boolean read) implements Serializable {

        Notice asRead() {
            return new Notice(id, tone, title, detail, path, at, true);
        }
    }

    /** Those of the person who reads the current page. */
    public static Notices current() {
        return of(UI.getCurrent().getSession());
    }

    /** Used under the lock of that session. */
    public static Notices of(VaadinSession session) {
        var present = session.getAttribute(Notices.class);
        if (present != null) {
            return present;
        }
        var made = new Notices();
        session.setAttribute(Notices.class, made);
        return made;
    }

    public void post(Notice notice) {
        notices.removeIf(earlier -> earlier.id().equals(notice.id()));
        notices.addFirst(notice);
        while (notices.size() > MOST) {
            notices.removeLast();
        }
        changed();
    }

    public void readAll() {
        notices.replaceAll(Notice::asRead);
        changed();
    }

    /** Newest first. */
    public List<Notice> all() {
        return List.copyOf(notices);
    }

    public long unread() {
        return notices.stream().filter(notice -> !notice.read()).count();
    }

    /** Called under the session's lock; the listener enters its own page's if it is another. */
    public Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
