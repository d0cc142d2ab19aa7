package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.core.Caller;

/** As whom the cluster's own parts write; admission tells them apart by these names. */
public final class Callers {

    static final String KUBEVIRT_ACCOUNT = "kubevirt:kubevirt-controller";
    public static final Caller KUBEVIRT = Caller.controller(KUBEVIRT_ACCOUNT);
    static final String CDI_ACCOUNT = "cdi:cdi-sa";
    public static final Caller CDI = Caller.controller(CDI_ACCOUNT);
    public static final Caller GARBAGE_COLLECTOR = Caller.controller("kube-system:generic-garbage-collector");
    public static final Caller NAMESPACES = Caller.controller("kube-system:namespace-controller");
    static final String VOLUMES_ACCOUNT = "kube-system:persistent-volume-binder";
    public static final Caller VOLUMES = Caller.controller(VOLUMES_ACCOUNT);
    static final String SCHEDULER_ACCOUNT = "kube-system:kube-scheduler";
    public static final Caller SCHEDULER = Caller.controller(SCHEDULER_ACCOUNT);
    static final String KUBELET_ACCOUNT = "kube-system:kubelet";
    public static final Caller KUBELET = Caller.controller(KUBELET_ACCOUNT);
    static final String LOAD_BALANCERS_ACCOUNT = "kube-system:service-controller";
    public static final Caller LOAD_BALANCERS = Caller.controller(LOAD_BALANCERS_ACCOUNT);
    public static final Caller SEEDS = Caller.controller("kube-system:seeds");

    private Callers() {}
}
