package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.core.Caller;

/** As whom the cluster's own parts write; admission tells them apart by these names. */
public final class Callers {

    public static final Caller KUBEVIRT = Caller.controller("kubevirt:kubevirt-controller");
    public static final Caller CDI = Caller.controller("cdi:cdi-sa");
    public static final Caller GARBAGE_COLLECTOR = Caller.controller("kube-system:generic-garbage-collector");
    public static final Caller NAMESPACES = Caller.controller("kube-system:namespace-controller");
    public static final Caller VOLUMES = Caller.controller("kube-system:persistent-volume-binder");
    public static final Caller SCHEDULER = Caller.controller("kube-system:kube-scheduler");
    public static final Caller KUBELET = Caller.controller("kube-system:kubelet");
    public static final Caller LOAD_BALANCERS = Caller.controller("kube-system:service-controller");
    public static final Caller SEEDS = Caller.controller("kube-system:seeds");

    private Callers() {}
}
