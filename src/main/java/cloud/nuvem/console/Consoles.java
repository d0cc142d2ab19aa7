package cloud.nuvem.console;

import cloud.nuvem.tenancy.Actor;
import java.util.Optional;

/** Consoles of a project's machines. People who only look have none. */
public interface Consoles {

    /** Where a page's browser connects with its ticket, from the portal's root. */
    String RELAY = "console/connect";

    /** Before the ticket's secret among the subprotocols that the browser offers; the other is {@code binary}. */
    String TICKET_PREFIX = "nuvem.ticket.";

    /**
     * Asks for a console: decides whether the person may have it and hands out a ticket. The session itself passes the gate when
     * the browser connects.
     */
    OpenConsoleResult open(Actor actor, ConsoleTarget target, OpenConsole wish);

    /**
     * Who has it open, as far as this replica knows.
     *
     * @throws cloud.nuvem.tenancy.DeniedException without the permission to use consoles
     */
    Optional<ConsoleHolder> holder(Actor actor, ConsoleTarget target);

    /**
     * What the screen shows now or did a moment ago, as a PNG; empty when the machine does not run or shows nothing.
     *
     * @throws cloud.nuvem.tenancy.DeniedException without the permission to use consoles
     */
    Optional<byte[]> picture(Actor actor, ConsoleTarget target);
}
