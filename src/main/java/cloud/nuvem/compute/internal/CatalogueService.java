package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VolumeType;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class CatalogueService implements Catalogue {

    private final Access access;
    private final CatalogueCache cache;

    CatalogueService(Access access, CatalogueCache cache) {
        this.access = access;
        this.cache = cache;
    }

    @Override
    public List<InstanceType> instanceTypes(Actor actor, ProjectId project) {
        return cache.instanceTypes(region(actor, project));
    }

    @Override
    public List<Image> images(Actor actor, ProjectId project) {
        return cache.images(region(actor, project));
    }

    @Override
    public List<VolumeType> volumeTypes(Actor actor, ProjectId project) {
        return cache.volumeTypes(region(actor, project));
    }

    private Region region(Actor actor, ProjectId project) {
        return access.require(actor, project, Permission.VIEW_RESOURCES)
                .project()
                .region();
    }
}
