package cloud.nuvem.console.internal;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of consoles.
 *
 * @param origins from which browsers may connect ({@code https://portal.example}), exactly; empty for the very address that the
 *     request came to
 * @param ticketFor how long a ticket can be used
 * @param idle a session over which nothing moved for so long ends
 * @param lifetime no session lasts longer
 * @param recheck how often rights are looked at again
 * @param withoutAnswer how long a session goes on when rights cannot be looked at
 * @param perOrganization open at once, at most, in this replica
 * @param perPerson open at once, at most, in this replica
 * @param total open at once, at most, in this replica
 */
@ConfigurationProperties("nuvem.console")
record ConsoleProperties(
        @DefaultValue Set<String> origins,
        @DefaultValue("30s") Duration ticketFor,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration lifetime,
        @DefaultValue("2s") Duration recheck,
        @DefaultValue("30s") Duration withoutAnswer,
        @DefaultValue("100") int perOrganization,
        @DefaultValue("20") int perPerson,
        @DefaultValue("2000") int total,
        @DefaultValue Pictures pictures,
        @DefaultValue Logs logs) {

    /**
     * Logs of machines.
     *
     * @param perOrganization open at once, at most, in this replica
     * @param perPerson open at once, at most, in this replica
     * @param lifetime none is followed for longer
     */
    record Logs(
            @DefaultValue("50") int perOrganization,
            @DefaultValue("10") int perPerson,
            @DefaultValue("12h") Duration lifetime) {}

    /**
     * Pictures of screens.
     *
     * @param keep how long one is shown before the next is asked for
     * @param cached all of them together, at most
     * @param largest a larger one is not shown
     * @param atOnce asked for at the same time, at most
     */
    record Pictures(
            @DefaultValue("20s") Duration keep,
            @DefaultValue("32MB") DataSize cached,
            @DefaultValue("4MB") DataSize largest,
            @DefaultValue("8") int atOnce) {}
}
