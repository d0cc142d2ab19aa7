package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.Capabilities.Availability;
import cloud.nuvem.cluster.Capabilities.Availability.Available;
import cloud.nuvem.cluster.Capabilities.Availability.Lacking;
import cloud.nuvem.cluster.Capabilities.Feature;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Pure: what a cluster can do, from the APIs it serves and how KubeVirt is set up. */
final class CapabilityRules {

    private final Set<String> served;
    private final JsonNode kubeVirt;

    /**
     * What the cluster said.
     *
     * @param served {@code group/version}
     * @param kubeVirt the KubeVirt object; missing where it cannot be read
     */
    CapabilityRules(Set<String> served, JsonNode kubeVirt) {
        this.served = served;
        this.kubeVirt = kubeVirt;
    }

    Map<Feature, Availability> all() {
        var all = new EnumMap<Feature, Availability>(Feature.class);
        for (var feature : Feature.values()) {
            all.put(feature, of(feature));
        }
        return all;
    }

    private Availability of(Feature feature) {
        return switch (feature) {
            case VIRTUAL_MACHINES -> whereServed("kubevirt.io/v1");
            case IMAGES -> whereServed("cdi.kubevirt.io/v1beta1");
            case INSTANCE_TYPES -> whereServed("instancetype.kubevirt.io/v1beta1");
            case LIVE_RESIZE -> liveResize();
            case MACHINE_SNAPSHOTS -> gated("snapshot.kubevirt.io/v1beta1", "Snapshot");
            case VOLUME_SNAPSHOTS -> whereServed("snapshot.storage.k8s.io/v1");
            case VOLUME_HOTPLUG -> gated("kubevirt.io/v1", "DeclarativeHotplugVolumes");
            case SECONDARY_NETWORKS -> whereServed("k8s.cni.cncf.io/v1");
            case USER_DEFINED_NETWORKS -> whereServed("k8s.ovn.org/v1");
            case MULTI_NETWORK_POLICIES -> whereServed("k8s.cni.cncf.io/v1beta1");
        };
    }

    private Availability whereServed(String groupVersion) {
        return served.contains(groupVersion) ? new Available() : new Lacking("not-served", groupVersion);
    }

    /** From 1.9 on beta gates are open unless they are switched off by name. */
    private Availability gated(String groupVersion, String gate) {
        boolean isOff = StreamSupport.stream(
                        kubeVirt.at("/spec/configuration/developerConfiguration/disabledFeatureGates")
                                .spliterator(),
                        false)
                .anyMatch(closed -> closed.asString("").equals(gate));
        return isOff ? new Lacking("switched-off", gate) : whereServed(groupVersion);
    }

    private Availability liveResize() {
        if (kubeVirt.isMissingNode()) {
            return new Lacking("not-readable", "KubeVirt");
        }
        var strategy = kubeVirt.at("/spec/configuration/vmRolloutStrategy").asString("Stage");
        return strategy.equals("LiveUpdate") ? new Available() : new Lacking("switched-off", "vmRolloutStrategy");
    }
}
