package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The consoles that are open in this replica: one per machine and kind, and no more than the caps allow. */
@Component
class LiveSessions {

    private final ConsoleProperties properties;
    private final Map<Seat, ConsoleSession> bySeat = new HashMap<>();

    LiveSessions(ConsoleProperties properties) {
        this.properties = properties;
    }

    /** What became of taking a seat. */
    sealed interface Claim {
        /** @param replacing whether somebody had to leave it: the cluster may still believe in that one */
        record Taken(boolean replacing) implements Claim {}

        /** Somebody sits there. */
        record Occupied(ConsoleSession by) implements Claim {}

        /** As many are open as may be. */
        record Full(int limit) implements Claim {}
    }

    /** Takes the seat; whoever leaves it for this is ended first. */
    Claim claim(ConsoleSession session) {
        ConsoleSession before;
        synchronized (this) {
            before = bySeat.get(session.grant().seat());
            if (before != null && !yields(before, session.grant())) {
                return new Claim.Occupied(before);
            }
            var limit = before == null ? limit(session.grant()) : OptionalInt.empty();
            if (limit.isPresent()) {
                return new Claim.Full(limit.getAsInt());
            }
            bySeat.put(session.grant().seat(), session);
        }
        if (before != null) {
            before.end(new ConsoleEnd(Reason.TAKEN_OVER, session.grant().actor().name()));
        }
        return new Claim.Taken(before != null);
    }

    /** Gives the seat back, unless somebody else has it already. */
    synchronized void release(ConsoleSession session) {
        bySeat.remove(session.grant().seat(), session);
    }

    synchronized Optional<ConsoleSession> at(Seat seat) {
        return Optional.ofNullable(bySeat.get(seat));
    }

    synchronized List<ConsoleSession> all() {
        return new ArrayList<>(bySeat.values());
    }

    /** The cap that another session would break; empty when there is room. */
    synchronized OptionalInt limit(Grant grant) {
        return limit(bySeat.values(), grant.organization(), grant.actor().person());
    }

    void endAll(Predicate<ConsoleSession> which, ConsoleEnd why) {
        all().stream().filter(which).forEach(session -> session.end(why));
    }

    /** A page's own earlier connection always gives way; so does one that has ended and not left yet. */
    static boolean yields(@Nullable ConsoleSession holder, Grant newcomer) {
        return holder == null
                || holder.isEnded()
                || newcomer.wish().takeOver()
                || holder.grant().wish().page().equals(newcomer.wish().page());
    }

    private OptionalInt limit(Collection<ConsoleSession> open, OrganizationId organization, PersonId person) {
        if (open.size() >= properties.total()) {
            return OptionalInt.of(properties.total());
        }
        long ofOrganization = open.stream()
                .filter(session -> session.grant().organization().equals(organization))
                .count();
        if (ofOrganization >= properties.perOrganization()) {
            return OptionalInt.of(properties.perOrganization());
        }
        long ofPerson = open.stream()
                .filter(session -> session.grant().actor().person().equals(person))
                .count();
        return ofPerson >= properties.perPerson() ? OptionalInt.of(properties.perPerson()) : OptionalInt.empty();
    }
}
