package cloud.nuvem.quota;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Limits of an organization's plan and what is used of them over all its projects. */
public interface Quotas {

    /** Used and allowed, in the order people read them. */
    List<Usage> usage(OrganizationId organization);

    /**
     * Does the work only if what it needs fits. Requests of one organization are decided one after another, also across
     * replicas, and what is being created counts until the cluster shows it: of fifty at once with room for one, exactly
     * one passes.
     *
     * @param onExceeded turns the refusal into the caller's answer
     */
    <R> R within(
            OrganizationId organization,
            Map<Limit, Long> needed,
            Function<QuotaExceeded, R> onExceeded,
            Supplier<R> work);

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

    /** @param allowed in the limit's unit */
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
    }
}
