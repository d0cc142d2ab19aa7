package cloud.nuvem.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.cluster.Capabilities.Availability.Available;
import cloud.nuvem.cluster.Capabilities.Availability.Lacking;
import cloud.nuvem.cluster.Capabilities.Feature;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CapabilityRulesTests {

    private static final Set<String> WHOLE = Set.of(
            "kubevirt.io/v1",
            "cdi.kubevirt.io/v1beta1",
            "instancetype.kubevirt.io/v1beta1",
            "snapshot.kubevirt.io/v1beta1",
            "snapshot.storage.k8s.io/v1",
            "k8s.cni.cncf.io/v1");

    @Test
    void whatIsServedAndSwitchedOnIsAvailable() {
        var kubeVirt = Machines.yaml("spec: {configuration: {vmRolloutStrategy: LiveUpdate}}");

        var all = new CapabilityRules(WHOLE, kubeVirt).all();

        assertThat(all).containsOnlyKeys(Feature.values());
        assertThat(all.get(Feature.LIVE_RESIZE)).isEqualTo(new Available());
        assertThat(all.get(Feature.MACHINE_SNAPSHOTS)).isEqualTo(new Available());
        assertThat(all.get(Feature.VOLUME_HOTPLUG)).isEqualTo(new Available());
        assertThat(all.get(Feature.USER_DEFINED_NETWORKS)).isEqualTo(new Lacking("not-served", "k8s.ovn.org/v1"));
    }

    @Test
    void whatIsSwitchedOffIsLackingWithItsName() {
        var kubeVirt =
                Machines.yaml("spec: {configuration: {developerConfiguration: {disabledFeatureGates: [Snapshot]}}}");

        var all = new CapabilityRules(WHOLE, kubeVirt).all();

        assertThat(all.get(Feature.MACHINE_SNAPSHOTS)).isEqualTo(new Lacking("switched-off", "Snapshot"));
        assertThat(all.get(Feature.LIVE_RESIZE)).isEqualTo(new Lacking("switched-off", "vmRolloutStrategy"));
    }

    @Test
    void anUnreadableKubeVirtLacksLiveResizeOnly() {
        JsonNode none = ApiAnswers.JSON.missingNode();

        var all = new CapabilityRules(WHOLE, none).all();

        assertThat(all.get(Feature.LIVE_RESIZE)).isEqualTo(new Lacking("not-readable", "KubeVirt"));
        assertThat(all.get(Feature.VIRTUAL_MACHINES)).isEqualTo(new Available());
    }
}
