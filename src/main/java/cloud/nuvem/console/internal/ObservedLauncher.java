package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterObject;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a machine's launcher pod.
 *
 * @param instance uid of the instance that it was made for: the same over moves, another after each start
 * @param logged whether the serial line is logged
 * @param relogged whether the log's container was started anew: what it had before can be asked for
 */
record ObservedLauncher(String name, String machine, String instance, String phase, boolean logged, boolean relogged) {

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
                        logged,
                        isRestarted(pod));
    }

    private static boolean isRestarted(ClusterObject pod) {
        return Stream.of("/status/initContainerStatuses", "/status/containerStatuses")
                .flatMap(statuses -> pod.at(statuses).valueStream())
                .filter(status -> status.path("name").asString("").equals(CONTAINER))
                .anyMatch(status -> status.path("restartCount").asInt(0) > 0);
    }

    boolean isRunning() {
        return phase.equals("Running");
    }
}
