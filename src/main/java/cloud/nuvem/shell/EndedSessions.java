package cloud.nuvem.shell;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.VaadinSessionState;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Whoever is signed out elsewhere does not go on looking at an open page: it loads anew, which leads to sign-in and from there
 * back. A session that ended because nobody used it waits for the next click: loading anew would begin another one by itself for
 * as long as Keycloak remembers the person.
 */
@Component
class EndedSessions implements VaadinServiceInitListener {

    /** A page on its way to sign out must not turn round. */
    private static final String RELOAD = "if (!window.nuvemLeaves) { window.location.reload() }";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addDetachListener(EndedSessions::tell));
    }

    private static void tell(DetachEvent detached) {
        UI page = detached.getUI();
        VaadinSession session = page.getSession();
        if (session != null && wasEnded(session) && isConnected(page)) {
            page.getPage().executeJs(RELOAD);
            page.push();
        }
    }

    private static boolean wasEnded(VaadinSession session) {
        if (session.getState() == VaadinSessionState.OPEN || session.getSession() == null) {
            return false;
        }
        var unused = Duration.ofMillis(System.currentTimeMillis() - session.getLastRequestTimestamp());
        return unused.toSeconds() < session.getSession().getMaxInactiveInterval();
    }

    private static boolean isConnected(UI page) {
        var push = page.getInternals().getPushConnection();
        return push != null && push.isConnected();
    }
}
