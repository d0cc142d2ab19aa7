package cloud.nuvem.compute.internal;

import cloud.nuvem.quota.Quotas;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.annotation.Primary;

/** Room for everybody, except for those who have none. */
@Primary
class FakeQuotas implements Quotas {

    private final Set<OrganizationId> full = ConcurrentHashMap.newKeySet();

    void fill(OrganizationId organization) {
        full.add(organization);
    }

    @Override
    public List<Usage> usage(OrganizationId organization) {
        return List.of();
    }

    @Override
    public <R> R within(
            OrganizationId organization,
            Map<Limit, Long> needed,
            Function<QuotaExceeded, R> onExceeded,
            Supplier<R> work) {
        return full.contains(organization)
                ? onExceeded.apply(new QuotaExceeded(Limit.VIRTUAL_MACHINES, 1, 0, 50))
                : work.get();
    }
}
