package cloud.nuvem.compute;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.ProjectId;

/** Paths of the pages about machines, for links from elsewhere. */
public final class VmLinks {

    /** The word for a machine in {@link ResourceRef}s. */
    public static final String KIND = "virtual-machine";

    /** The part of a machine's page that it opens with. */
    public static final String OVERVIEW = "overview";

    /** The part that shows what the machine did over time. */
    public static final String GRAPHS = "graphs";

    /** The part that tells what happened to it. */
    public static final String ACTIVITY = "activity";

    private static final String CREATE = "create";

    private VmLinks() {}

    public static String list(ProjectId project) {
        return "/p/" + project + "/virtual-machines";
    }

    public static String create(ProjectId project) {
        return list(project) + "/" + CREATE;
    }

    /** Where the bare address of a machine is that of the wizard, its first tab is named. */
    public static String details(ProjectId project, ResourceName name) {
        var page = list(project) + "/" + name;
        return name.value().equals(CREATE) ? page + "/" + OVERVIEW : page;
    }

    /** A part of the page that has an address of its own. */
    public static String details(ProjectId project, ResourceName name, String part) {
        return part.equals(OVERVIEW) ? details(project, name) : list(project) + "/" + name + "/" + part;
    }

    /** The machine's screen; a page without a frame, for a window of its own. */
    public static String screen(ProjectId project, ResourceName name) {
        return details(project, name, "console/screen");
    }

    /** The machine's serial line. */
    public static String serial(ProjectId project, ResourceName name) {
        return details(project, name, "console/serial");
    }

    /** What the machine said on its serial line since it was started. */
    public static String log(ProjectId project, ResourceName name) {
        return details(project, name, "console-log");
    }

    /** A small picture of the screen (PNG) for who may use consoles; not found for others, and when there is none. */
    public static String picture(ProjectId project, ResourceName name) {
        return "/console/picture/" + project + "/" + name;
    }

    /** How the audit trail names a machine. */
    public static ResourceRef ref(ProjectId project, String name) {
        return new ResourceRef(KIND, project.value(), name);
    }
}
