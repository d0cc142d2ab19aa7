package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.ui.Words;

/** Parts of the page of a machine, each with an address of its own. */
enum VmTab {
    OVERVIEW(VmLinks.OVERVIEW),
    GRAPHS(VmLinks.GRAPHS),
    ACTIVITY(VmLinks.ACTIVITY),
    TECHNICAL("technical");

    private final String path;

    VmTab(String path) {
        this.path = path;
    }

    static VmTab of(String path) {
        for (var tab : values()) {
            if (tab.path.equals(path)) {
                return tab;
            }
        }
        return OVERVIEW;
    }

    String path(VirtualMachine machine) {
        return VmLinks.details(machine.project(), machine.name(), path);
    }

    String words() {
        return Words.text("vm.tab." + VmWords.key(this));
    }
}
