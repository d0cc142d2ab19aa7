package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterObject;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a machine's launcher pod.
 *
 * @param instance uid of the instance that it was made for: the same over moves, another after each start
 * @param logged whether the serial line is logged
 */
record ObservedLauncher(String name, String machine, String instance, String phase, boolean logged) {

    static final String CONTAINER = "guest-console-log";

    static @Nullable ObservedLauncher of(ClusterObject pod) {
        boolean logged = false;
        for (var container : pod.at("/spec/initContainers")) {
            logged |= container.path("name").asString("").equals(CONTAINER);
        }
        for (var container : pod.at("/spec/containers")) { // as sidecars were written before Kubernetes 1.29
            logged |= container.path("name").asString("").equals(CONTAINER);
        }
        var machine = pod.label("vm.kubevirt.io/name");
        return machine.isEmpty() || pod.isBeingDeleted()
                ? null
                : new ObservedLauncher(
                        pod.name(),
                        machine.intern(),
                        pod.label("kubevirt.io/created-by").intern(),
                        pod.text("/status/phase").intern(),
                        logged);
    }

    boolean isRunning() {
        return phase.equals("Running");
    }
}
