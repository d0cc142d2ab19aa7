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

    private final VmCache machines;
    private final VolumeCache volumes;

    VmResidents(VmCache machines, VolumeCache volumes) {
        this.machines = machines;
        this.volumes = volumes;
    }

    /** @throws cloud.nuvem.cluster.ClusterUnavailable when nobody can say for sure what is there */
    @Override
    public List<ResourceRef> in(ProjectId project) {
        machines.requireFresh();
        return Stream.concat(
                        machines.observed(project).stream().map(vm -> VmLinks.ref(project, vm.name())),
                        volumes.of(project).stream()
                                .filter(volume -> volume.owner().isEmpty())
                                .map(volume -> new ResourceRef("volume", project.value(), volume.name())))
                .toList();
    }
}
