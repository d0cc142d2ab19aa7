package cloud.nuvem.identity.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.WrappedSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends the sign-in together with the pages. A page that nobody touches still says every few minutes that it is there, which the
 * servlet container takes for use: it would keep the session of whoever left the room alive for ever. Flow knows better and
 * closes its part ({@code vaadin.close-idle-sessions}); this closes the rest.
 */
@Component
class IdleSessions implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(IdleSessions.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionDestroyListener(destroyed -> {
            var session = destroyed.getSession().getSession();
            if (session != null) {
                end(session);
            }
        });
    }

    private static void end(WrappedSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException endedBefore) {
            LOG.debug("The session ended before its pages did", endedBefore);
        }
    }
}
