package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.core.Caller;

/** Who speaks in an Event's source. */
public enum Component {
    VIRTUAL_MACHINES("virtualmachine-controller", Callers.KUBEVIRT),
    INSTANCES("virtualmachine-controller", Callers.KUBEVIRT),
    HANDLER("virt-handler", Callers.KUBEVIRT),
    MIGRATIONS("virtualmachineinstancemigration-controller", Callers.KUBEVIRT),
    IMPORTS("datavolume-import-controller", Callers.CDI),
    SCHEDULER("default-scheduler", Callers.SCHEDULER),
    KUBELET("kubelet", Callers.KUBELET),
    VOLUMES("persistentvolume-controller", Callers.VOLUMES),
    SERVICES("service-controller", Callers.LOAD_BALANCERS);

    private final String title;
    private final Caller caller;

    Component(String title, Caller caller) {
        this.title = title;
        this.caller = caller;
    }

    String title() {
        return title;
    }

    Caller caller() {
        return caller;
    }
}
