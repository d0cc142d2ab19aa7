package cloud.nuvem.compute;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.ProjectId;

/** Paths of the pages about machines, for links from elsewhere. */
public final class VmLinks {

    /** The word for a machine in {@link ResourceRef}s. */
    public static final String KIND = "virtual-machine";

    private VmLinks() {}

    public static String list(ProjectId project) {
        return "/p/" + project + "/virtual-machines";
    }

    public static String create(ProjectId project) {
        return list(project) + "/create";
    }

    public static String details(ProjectId project, ResourceName name) {
        return list(project) + "/" + name;
    }

    /** How the audit trail names a machine. */
    public static ResourceRef ref(ProjectId project, String name) {
        return new ResourceRef(KIND, project.value(), name);
    }
}
