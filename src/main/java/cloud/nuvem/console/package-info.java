/**
 * The screen (VNC) and the serial line of a machine in the browser: tickets, the relay, the pages, pictures of screens, and the
 * log of what it said.
 *
 * <p>No tables. Events out: none of its own; a session is one action of tenancy's gate that begins with the connection and ends
 * with it, so that the trail has both moments. Hears {@code TenantEvent.ActionFinished}: a changed role counts at once.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>The relay is a splice inside Tomcat: both handshakes are done here, then bytes are copied without looking at frames.
 *       {@code ConsoleSplice} alone knows Tomcat's insides. The servlet API's own upgrade handler was tried and cannot be closed
 *       from outside while a client stalls; a message-based handler costs three times the CPU.
 *   <li>A virtual thread that waits at the browser's connection itself was tried instead of Tomcat's poller: a fourth less processor
 *       for each key pressed, but in one run of the tests a session ended as if its browser had left, and the cause was not found.
 *   <li>Tickets and live sessions are kept in memory. The login session they are bound to lives in one replica anyway (sticky
 *       sessions, as Flow needs them), and a ticket in a table would be one more secret at rest. The price: who holds a console
 *       is named only within a replica; across replicas the cluster itself refuses the second one and the name is not known.
 *       The caps too count per replica.
 *   <li>The ticket travels as a second value of {@code Sec-WebSocket-Protocol}: no URL, no ambient authority, two tabs do not
 *       disturb each other. The portal answers {@code binary} alone, so that it is never echoed.
 *   <li>The portal sends no close frame, because it may be in the middle of one of the machine's; the reason of an end is told
 *       over the page's push.
 *   <li>Whoever holds a console when the database cannot be asked for rights keeps it for half a minute, not longer.
 *   <li>New resources being blocked closes no console: the machines still run and are still paid for. Compute being stopped does.
 *   <li>A guest's log is read from its launcher's pod while somebody looks, line by line with back-pressure to the very browser,
 *       and not stored: it may hold secrets, and a machine can write faster than anybody reads. The price: it goes with the run.
 *       When its container was restarted within one, what the node keeps from before is offered as well, and no more than that.
 *       Reading it is not an entry of the trail, as looking at a picture of the screen is none.
 *   <li>Pasting as keystrokes is worked out here, as a table that tests can read, and not in the browser.
 * </ul>
 */
@ApplicationModule(
        displayName = "Console",
        allowedDependencies = {"kernel", "ui", "api", "identity", "tenancy", "cluster", "compute"})
@NullMarked
package cloud.nuvem.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
