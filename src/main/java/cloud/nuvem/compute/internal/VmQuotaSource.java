package cloud.nuvem.compute.internal;

import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.QuotaSource;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.util.EnumMap;
import java.util.Map;
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
        namespaces.projectsOf(organization).forEach(project -> add(used, project));
        return used;
    }

    private void add(Map<Limit, Long> used, ProjectId project) {
        for (var machine : machines.known(project).byName()) {
            used.merge(Limit.VIRTUAL_MACHINES, 1L, Long::sum);
            used.merge(Limit.VCPUS, (long) machine.vcpus(), Long::sum);
            used.merge(Limit.MEMORY_GIB, machine.memory().gibRoundedUp(), Long::sum);
        }
        for (var volume : volumes.of(project)) {
            var size = volume.size() == null ? DataSize.ZERO : volume.size();
            used.merge(Limit.VOLUME_GIB, size.gibRoundedUp(), Long::sum);
        }
    }
}
