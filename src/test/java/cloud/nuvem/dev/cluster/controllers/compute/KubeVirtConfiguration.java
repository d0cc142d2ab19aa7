package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.Resources;

/**
 * What the KubeVirt resource configures.
 *
 * @param liveUpdate changes of CPU and memory reach running instances
 * @param hotplugRatio how many times its first size an instance may grow to
 * @param cpuAllocationRatio vCPUs per requested CPU of a launcher pod
 */
public record KubeVirtConfiguration(boolean liveUpdate, int hotplugRatio, int cpuAllocationRatio) {

    private static final int STANDARD_HOTPLUG_RATIO = 4;
    private static final int STANDARD_CPU_RATIO = 10;

    static KubeVirtConfiguration of(Surroundings cluster) {
        return of(cluster.resources());
    }

    public static KubeVirtConfiguration of(Resources resources) {
        var kubeVirts = resources.list(resources.type("kubevirt.io", "kubevirts"), null);
        if (kubeVirts.isEmpty()) {
            return new KubeVirtConfiguration(false, STANDARD_HOTPLUG_RATIO, STANDARD_CPU_RATIO);
        }
        var configuration = Json.at(kubeVirts.getFirst(), "spec", "configuration");
        return new KubeVirtConfiguration(
                Json.text(configuration, "vmRolloutStrategy").equals("LiveUpdate"),
                (int) Json.number(configuration, STANDARD_HOTPLUG_RATIO, "liveUpdateConfiguration", "maxHotplugRatio"),
                (int) Json.number(configuration, STANDARD_CPU_RATIO, "developerConfiguration", "cpuAllocationRatio"));
    }
}
