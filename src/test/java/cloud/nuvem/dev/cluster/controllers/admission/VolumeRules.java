package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What KubeVirt refuses in the volumes of an instance. */
final class VolumeRules {

    private static final int LONGEST_INLINE_DATA = 2048;
    private static final Set<String> NOT_SOURCES = Set.of("name");

    private VolumeRules() {}

    static void check(List<ObjectNode> volumes, String path, Refusal refusal) {
        for (var index = 0; index < volumes.size(); index++) {
            var volume = volumes.get(index);
            var field = path + "[" + index + "]";
            var earlier = MachineRules.indexOf(volumes.subList(0, index), "name", Json.text(volume, "name"));
            if (earlier >= 0) {
                refusal.invalid(
                        field + ".name", "%s and %s[%d] must not have the same Name.".formatted(field, path, earlier));
            }
            if (Json.has(volume, "dataVolume")
                    && Json.text(volume, "dataVolume", "name").isEmpty()) {
                refusal.add("FieldValueRequired", field + ".name", "DataVolume 'name' must be set");
            }
            var sources = volume.propertyNames().stream()
                    .filter(name -> !NOT_SOURCES.contains(name) && Json.has(volume, name))
                    .count();
            if (sources != 1) {
                refusal.invalid(field, field + " must have exactly one source type set");
            }
            for (var kind : List.of("cloudInitNoCloud", "cloudInitConfigDrive")) {
                if (Json.has(volume, kind)) {
                    checkCloudInit(volume.path(kind), field + "." + kind, refusal);
                }
            }
        }
    }

    private static void checkCloudInit(JsonNode source, String field, Refusal refusal) {
        var user = count(source, "secretRef", "userData", "userDataBase64");
        var network = count(source, "networkDataSecretRef", "networkData", "networkDataBase64");
        if (user > 1) {
            refusal.invalid(field, field + " must have only one userdatasource set.");
        }
        checkSize(source, field, "user", refusal);
        if (network > 1) {
            refusal.invalid(field, field + " must have only one networkdata source set.");
        }
        checkSize(source, field, "network", refusal);
        if (user == 0 && network == 0) {
            refusal.invalid(field, field + " must have at least one userdatasource or one networkdatasource set.");
        }
    }

    private static long count(JsonNode source, String... fields) {
        return Stream.of(fields)
                .filter(field -> !Json.text(source, field).isEmpty()
                        || !Json.text(source, field, "name").isEmpty())
                .count();
    }

    private static void checkSize(JsonNode source, String field, String what, Refusal refusal) {
        var length = Json.text(source, what + "Data").getBytes(StandardCharsets.UTF_8).length;
        var encoded = Json.text(source, what + "DataBase64");
        if (!encoded.isEmpty()) {
            try {
                length = Base64.getDecoder().decode(encoded).length;
            } catch (IllegalArgumentException notBase64) {
                var name = field + "." + what + "DataBase64";
                var kind = field.substring(field.lastIndexOf('.') + 1);
                refusal.invalid(name, "%s.%s.%sDataBase64 is not a valid base64 value.".formatted(name, kind, what));
            }
        }
        if (length > LONGEST_INLINE_DATA) {
            var instead = what.equals("user") ? "UserDataSecretRef" : "NetworkDataSecretRef";
            refusal.invalid(
                    field,
                    "%s %sdata exceeds %d byte limit. Should use %s for larger data."
                            .formatted(field, what, LONGEST_INLINE_DATA, instead));
        }
    }
}
