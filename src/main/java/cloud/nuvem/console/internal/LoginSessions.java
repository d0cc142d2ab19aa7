package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Signing out ends what hung on it: raw traffic neither keeps a login session alive nor notices its end. */
@Component
@ConditionalOnWebApplication
class LoginSessions implements HttpSessionListener {

    private final LiveSessions live;
    private final Tickets tickets;

    LoginSessions(LiveSessions live, Tickets tickets) {
        this.live = live;
        this.tickets = tickets;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        var id = event.getSession().getId();
        tickets.forget(id);
        live.endAll(session -> session.grant().wish().loginSession().equals(id), ConsoleEnd.of(Reason.SIGNED_OUT));
    }
}
