package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.QuotaSource;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What an organization's machines and volumes use. Which projects are whose is read from the namespaces' labels, which the
 * reconciler keeps true: a machine's own labels are its owner's to write.
 */
@Component
class VmQuotaSource implements QuotaSource {

    private final NamespaceCache namespaces;
    private final UseCache use;

    VmQuotaSource(NamespaceCache namespaces, UseCache use) {
        this.namespaces = namespaces;
        this.use = use;
    }

    @Override
    public Map<Limit, Long> used(OrganizationId organization) {
        var used = new EnumMap<Limit, Long>(Limit.class);
        namespaces.of(organization).forEach(home -> add(used, use.of(home)));
        return used;
    }

    @Override
    public Set<String> counted(OrganizationId organization, Set<String> claims) {
        var homes = namespaces.of(organization).stream().collect(Collectors.toMap(Home::project, Function.identity()));
        return claims.stream()
                .filter(claim -> isCounted(homes, claim.split("/", -1)))
                .collect(Collectors.toSet());
    }

    /** How a machine being made is named to the quota. */
    static String claim(ProjectId project, String machine) {
        return VmLinks.KIND + "/" + project + "/" + machine;
    }

    private boolean isCounted(Map<ProjectId, Home> homes, String[] claim) {
        if (claim.length != 3 || !claim[0].equals(VmLinks.KIND) || !ProjectId.isValid(claim[1])) {
            return false;
        }
        var home = homes.get(new ProjectId(claim[1]));
        return home != null && use.counts(home, claim[2]);
    }

    private static void add(Map<Limit, Long> used, ProjectUse.Sums sums) {
        used.merge(Limit.VIRTUAL_MACHINES, sums.machines(), Long::sum);
        used.merge(Limit.VCPUS, sums.vcpus(), Long::sum);
        used.merge(Limit.MEMORY_GIB, sums.memoryGib(), Long::sum);
        used.merge(Limit.VOLUME_GIB, sums.volumeGib(), Long::sum);
    }
}
