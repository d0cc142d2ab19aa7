package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Projects;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Machines keep a project from being deleted, and so do volumes that stayed when theirs went. */
@Component
class VmResidents implements Projects.Residents {

    private final NamespaceCache namespaces;
    private final VmCache machines;
    private final VolumeCache volumes;

    VmResidents(NamespaceCache namespaces, VmCache machines, VolumeCache volumes) {
        this.namespaces = namespaces;
        this.machines = machines;
        this.volumes = volumes;
    }

    /** @throws cloud.nuvem.cluster.ClusterUnavailable when nobody can say for sure what is there */
    @Override
    public List<ResourceRef> in(ProjectId project) {
        return namespaces.of(project).map(this::in).orElse(List.of());
    }

    private List<ResourceRef> in(Home home) {
        machines.requireFresh(home.region());
        var alone = volumes.of(home).stream()
                .filter(volume -> volume.owner().isEmpty())
                .map(volume -> new ResourceRef("volume", home.project().value(), volume.name()));
        return Stream.concat(machines.observed(home).stream().map(vm -> VmLinks.ref(home.project(), vm.name())), alone)
                .toList();
    }
}
