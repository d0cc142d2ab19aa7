package cloud.nuvem.compute;

import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.util.List;

/** What machines can be made of in a project's region, from the watched cache. */
public interface Catalogue {

    /** By series and size. */
    List<InstanceType> instanceTypes(Actor actor, ProjectId project);

    /** By family and version, newest first. */
    List<Image> images(Actor actor, ProjectId project);

    List<VolumeType> volumeTypes(Actor actor, ProjectId project);
}
