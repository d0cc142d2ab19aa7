package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes a browser's connection over: looks at handshake, origin and ticket, in this order, calls the machine and splices both.
 * The path says nothing about what is connected to. Answers with a bare status and never with {@code sendError}, which would
 * go through the security filters once more and come out as another one.
 */
class ConsoleServlet extends HttpServlet {

    static final String PATH = "/console/connect";

    private final transient Origins origins;
    private final transient Tickets tickets;
    private final transient SessionRunner runner;
    private final transient Actors actors;
    private final transient ConsoleMetrics metrics;

    ConsoleServlet(Origins origins, Tickets tickets, SessionRunner runner, Actors actors, ConsoleMetrics metrics) {
        this.origins = origins;
        this.tickets = tickets;
        this.runner = runner;
        this.actors = actors;
        this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var handshake = Handshake.of(request);
        if (handshake.isEmpty()) {
            response.setHeader("Upgrade", "websocket");
            refuse(response, HttpServletResponse.SC_UPGRADE_REQUIRED, "no-websocket");
        } else if (!origins.allow(request)) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "origin");
        } else {
            var grant = grant(request, handshake.get());
            if (grant.isEmpty()) {
                refuse(response, HttpServletResponse.SC_FORBIDDEN, "ticket");
            } else {
                connect(request, response, handshake.get(), grant.get());
            }
        }
    }

    private Optional<Grant> grant(HttpServletRequest request, Handshake handshake) {
        var login = request.getSession(false);
        return login == null
                ? Optional.empty()
                : handshake
                        .ticket()
                        .flatMap(secret -> tickets.take(
                                secret,
                                login.getId(),
                                actors.current(Actor.Door.PORTAL).person()));
    }

    private void connect(HttpServletRequest request, HttpServletResponse response, Handshake handshake, Grant grant) {
        var login = request.getSession(false);
        var session = runner.start(grant, () -> login != null && isAlive(login));
        if (session.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_GATEWAY);
            return;
        }
        try {
            handshake.accept(response);
            request.upgrade(ConsoleSplice.class).connect(session.get());
        } catch (IOException | ServletException | RuntimeException failure) {
            session.get().end(ConsoleEnd.of(Reason.LEFT));
            log("a console's connection could not be taken over", failure);
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private void refuse(HttpServletResponse response, int status, String reason) {
        metrics.refused(reason);
        response.setStatus(status);
    }

    private static boolean isAlive(HttpSession login) {
        try {
            return login.getCreationTime() > 0;
        } catch (IllegalStateException ended) {
            return false;
        }
    }
}
