package cloud.nuvem.quota;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Limits of an organization's plan and what is used of them over all its projects. */
public interface Quotas {

    /** Used and allowed, in the order people read them. */
    List<Usage> usage(OrganizationId organization);

    /**
     * Does the work only if what it needs fits. Requests of one organization are decided one after another, also across
     * replicas, and what is being created counts until the cluster shows it: of fifty at once with room for one, exactly
     * one passes. The work runs outside of any database transaction; an answer that is a {@link Refusal} and an exception
     * give the room back, except one after which nobody can tell
     * ({@link cloud.nuvem.tenancy.Actions.OutcomeUnknown}).
     *
     * @param onExceeded turns the refusal into the caller's answer
     */
    <R> R within(
            OrganizationId organization,
            Map<Limit, Long> needed,
            Function<QuotaExceeded, R> onExceeded,
            Supplier<R> work);

    /**
     * The same, for things that a {@link QuotaSource} can tell by name when they are counted: their room is held exactly
     * that long.
     */
    default <R> R within(
            OrganizationId organization, List<Claim> claims, Function<QuotaExceeded, R> onExceeded, Supplier<R> work) {
        var sum = new EnumMap<Limit, Long>(Limit.class);
        claims.forEach(claim -> claim.needed().forEach((limit, amount) -> sum.merge(limit, amount, Long::sum)));
        return within(organization, sum, onExceeded, work);
    }

    /**
     * One thing about to be made.
     *
     * @param name what the module that makes it calls it: kind, project and name, in a form of its own
     * @param needed in each limit's unit
     */
    record Claim(String name, Map<Limit, Long> needed) {
        public Claim {
            needed = Map.copyOf(needed);
        }
    }

    /** What can be limited; the unit of its number. */
    enum Limit {
        /** Machines. */
        VIRTUAL_MACHINES,
        /** vCPUs of all machines, running or not. */
        VCPUS,
        /** GiB of all machines' memory, running or not. */
        MEMORY_GIB,
        /** GiB of all volumes. */
        VOLUME_GIB
    }

    /**
     * @param used in the limit's unit, what is being created included
     * @param allowed in the limit's unit
     */
    record Usage(Limit limit, long used, long allowed) {
        public long free() {
            return Math.max(0, allowed - used);
        }
    }

    /** The request needs more than is left. */
    record QuotaExceeded(Limit limit, long needed, long free, long allowed) implements Refusal {
        @Override
        public String code() {
            return "quota-exceeded";
        }

        @Override
        public List<Object> arguments() {
            return List.of(limit, needed, free, allowed);
        }

        @Override
        public Kind kind() {
            return Kind.LIMIT;
        }
    }

    /** What a resource module answers: how much of each limit its resources use in an organization. */
    interface QuotaSource {
        /** Limits that do not concern the module are absent. */
        Map<Limit, Long> used(OrganizationId organization);

        /**
         * Which of these claims {@link #used} already counts in full. Asked before it; names of other modules are in the
         * question too.
         */
        default Set<String> counted(OrganizationId organization, Set<String> claims) {
            return Set.of();
        }
    }
}
