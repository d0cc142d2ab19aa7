package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;

/** Where the pages of this module are, from the portal's root. */
final class Paths {

    private Paths() {}

    static String details(VirtualMachine machine) {
        return VmLinks.details(machine.project(), machine.name());
    }

    static String instanceTypes(String project) {
        return "/p/" + project + "/instance-types";
    }

    static String images(String project) {
        return "/p/" + project + "/images";
    }

    static String graphs(String project) {
        return "/p/" + project + "/graphs";
    }

    static String activity(String project) {
        return "/p/" + project + "/activity";
    }

    static String sshKeys(String project) {
        return "/p/" + project + "/ssh-keys";
    }
}
