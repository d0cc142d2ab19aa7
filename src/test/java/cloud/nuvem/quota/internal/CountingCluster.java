package cloud.nuvem.quota.internal;

import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.QuotaSource;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What a replica's cache shows of machines; it is behind for as long as a test says. */
final class CountingCluster implements QuotaSource {

    private final Set<String> shown = ConcurrentHashMap.newKeySet();

    void show(String machine) {
        shown.add(machine);
    }

    void hide(String machine) {
        shown.remove(machine);
    }

    @Override
    public Map<Limit, Long> used(OrganizationId organization) {
        return Map.of(Limit.VIRTUAL_MACHINES, of(organization));
    }

    @Override
    public Set<String> counted(OrganizationId organization, Set<String> claims) {
        return claims.stream().filter(shown::contains).collect(Collectors.toSet());
    }

    private long of(OrganizationId organization) {
        return shown.stream()
                .filter(machine -> machine.startsWith(organization.value().toString()))
                .count();
    }
}
