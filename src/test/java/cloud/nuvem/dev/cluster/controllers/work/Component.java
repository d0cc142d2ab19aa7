package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.core.Caller;

/** Who speaks in an Event's source. */
public enum Component {
    VIRTUAL_MACHINES("virtualmachine-controller", Callers.KUBEVIRT_ACCOUNT),
    INSTANCES("virtualmachine-controller", Callers.KUBEVIRT_ACCOUNT),
    HANDLER("virt-handler", Callers.KUBEVIRT_ACCOUNT),
    MIGRATIONS("virtualmachineinstancemigration-controller", Callers.KUBEVIRT_ACCOUNT),
    IMPORTS("datavolume-import-controller", Callers.CDI_ACCOUNT),
    SCHEDULER("default-scheduler", Callers.SCHEDULER_ACCOUNT),
    KUBELET("kubelet", Callers.KUBELET_ACCOUNT),
    VOLUMES("persistentvolume-controller", Callers.VOLUMES_ACCOUNT),
    SERVICES("service-controller", Callers.LOAD_BALANCERS_ACCOUNT);

    private final String title;
    private final String account;

    Component(String title, String account) {
        this.title = title;
        this.account = account;
    }

    String title() {
        return title;
    }

    Caller caller() {
        return Caller.controller(account);
    }
}
