package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.console.OpenConsole;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;

/**
 * Everything a ticket stands for. What is connected to follows from this alone, never from what the browser sends.
 *
 * @param machineUid the very machine that was meant; another one of its name is not
 */
record Grant(
        Actor actor,
        OrganizationId organization,
        ConsoleTarget target,
        String machineUid,
        OpenConsole wish,
        Instant validUntil) {

    /** One session per machine and kind. */
    Seat seat() {
        return new Seat(machineUid, target.kind());
    }
}
