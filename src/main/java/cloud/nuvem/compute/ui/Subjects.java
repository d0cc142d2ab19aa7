package cloud.nuvem.compute.ui;

import cloud.nuvem.activity.ActivityPlace;
import cloud.nuvem.activity.ui.ActivitySubject;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.kernel.ResourceRef;

/** What boards of activity are about. */
final class Subjects {

    private Subjects() {}

    static ActivitySubject of(VmDesk desk, VirtualMachine machine) {
        var place = new ActivityPlace(
                machine.project(), VmLinks.ref(machine.project(), machine.name().value()));
        return new ActivitySubject(desk.desk().actor(), place, resource -> "");
    }

    /** All of the project; names lead to their machines. */
    static ActivitySubject of(Desk desk) {
        return new ActivitySubject(
                desk.actor(), ActivityPlace.of(desk.project().id()), resource -> path(desk, resource));
    }

    private static String path(Desk desk, ResourceRef resource) {
        return resource.kind().equals(VmLinks.KIND) && ResourceName.isValid(resource.name())
                ? VmLinks.details(desk.project().id(), new ResourceName(resource.name()), VmLinks.ACTIVITY)
                : "";
    }
}
