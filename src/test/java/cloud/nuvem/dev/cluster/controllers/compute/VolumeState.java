package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Types;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far the volumes of a machine are.
 *
 * @param provisioning some content is still on its way
 * @param failed some content cannot be had
 * @param unbound some claim has no volume yet
 * @param absent claims that do not exist and that no DataVolume will make
 */
record VolumeState(boolean provisioning, boolean failed, boolean unbound, List<String> absent) {

    private static final Set<String> FILLED = Set.of("Succeeded", "PendingPopulation");

    static VolumeState of(Resources resources, Types types, String namespace, JsonNode instanceSpec) {
        var provisioning = false;
        var failed = false;
        var unbound = false;
        var absent = new ArrayList<String>();
        for (var claim : claims(instanceSpec).toList()) {
            var dataVolume = resources.get(types.dataVolumes(), namespace, claim);
            var stored = resources.get(types.claims(), namespace, claim);
            provisioning |= dataVolume.filter(VolumeState::isProvisioning).isPresent();
            failed |= dataVolume.filter(VolumeState::hasFailed).isPresent();
            unbound |= stored.filter(pvc -> !Json.text(pvc, "status", "phase").equals("Bound"))
                    .isPresent();
            if (stored.isEmpty() && dataVolume.isEmpty()) {
                absent.add(claim);
            }
        }
        return new VolumeState(provisioning, failed, unbound, List.copyOf(absent));
    }

    /** Names of the claims that an instance with this spec uses. */
    static Stream<String> claims(JsonNode instanceSpec) {
        return Json.list(instanceSpec, "volumes").stream()
                .map(volume -> Json.has(volume, "dataVolume")
                        ? Json.text(volume, "dataVolume", "name")
                        : Json.text(volume, "persistentVolumeClaim", "claimName"))
                .filter(name -> !name.isEmpty());
    }

    private static boolean isProvisioning(ObjectNode dataVolume) {
        var phase = Json.text(dataVolume, "status", "phase");
        if (FILLED.contains(phase)) {
            return false;
        }
        return !phase.equals("WaitForFirstConsumer") || Conditions.isTrue(dataVolume, "Bound");
    }

    private static boolean hasFailed(ObjectNode dataVolume) {
        var stopped = Conditions.find(dataVolume, "Running")
                .filter(running -> Json.text(running, "status").equals("False"))
                .map(running -> Json.text(running, "reason"))
                .orElse("");
        return Json.text(dataVolume, "status", "phase").equals("Failed")
                || stopped.equals("Error")
                || stopped.equals("ImagePullFailed");
    }
}
