package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.QuotaSource;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an organization's machines and volumes use. Which projects are whose is read from the namespaces' labels, which the
 * reconciler keeps true: a machine's own labels are its owner's to write.
 */
@Component
class VmQuotaSource implements QuotaSource {

    private final NamespaceCache namespaces;
    private final VmCache machines;
    private final VolumeCache volumes;

    VmQuotaSource(NamespaceCache namespaces, VmCache machines, VolumeCache volumes) {
        this.namespaces = namespaces;
        this.machines = machines;
        this.volumes = volumes;
    }

    @Override
    public Map<Limit, Long> used(OrganizationId organization) {
        var used = new EnumMap<Limit, Long>(Limit.class);
        namespaces.of(organization).forEach(home -> add(used, home));
        return used;
    }

    @Override
    public Set<String> counted(OrganizationId organization, Set<String> claims) {
        var projects = namespaces.of(organization).stream().map(Home::project).collect(Collectors.toSet());
        return claims.stream()
                .filter(claim -> isCounted(projects, claim.split("/", -1)))
                .collect(Collectors.toSet());
    }

    /** How a machine being made is named to the quota. */
    static String claim(ProjectId project, String machine) {
        return VmLinks.KIND + "/" + project + "/" + machine;
    }

    private boolean isCounted(Set<ProjectId> projects, String[] claim) {
        if (claim.length != 3 || !claim[0].equals(VmLinks.KIND) || !ProjectId.isValid(claim[1])) {
            return false;
        }
        var project = new ProjectId(claim[1]);
        return projects.contains(project) && machines.peek(project, claim[2]).isPresent();
    }

    private void add(Map<Limit, Long> used, Home home) {
        for (var machine : machines.known(home.project()).byName()) {
            used.merge(Limit.VIRTUAL_MACHINES, 1L, Long::sum);
            used.merge(Limit.VCPUS, (long) machine.vcpus(), Long::sum);
            used.merge(Limit.MEMORY_GIB, machine.memory().gibRoundedUp(), Long::sum);
        }
        for (var volume : volumes.of(home)) {
            used.merge(Limit.VOLUME_GIB, gib(volume.size()), Long::sum);
        }
        for (var machine : machines.observed(home)) {
            used.merge(Limit.VOLUME_GIB, gib(promised(home, machine)), Long::sum);
        }
    }

    /** A boot volume that the machine's template promises and that is not there yet. */
    private @Nullable DataSize promised(Home home, ObservedVm machine) {
        var template = machine.bootVolume();
        boolean isThere = machine.volumes().isEmpty()
                || volumes.isDataVolume(home, machine.volumes().getFirst());
        return template == null || isThere ? null : template.size();
    }

    private static long gib(@Nullable DataSize size) {
        return size == null ? 0 : size.gibRoundedUp();
    }
}
