package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.compute.Guest;
import cloud.nuvem.dev.cluster.controllers.compute.Phase;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Quantity;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource.Answer;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the guest's agent reports. Without one, and in every other trouble, KubeVirt answers 500 with plain text. */
final class GuestReports {

    private static final long MEBIBYTE = 1L << 20;
    private static final double FILLED = 0.3;

    private final Machines machines;

    GuestReports(Machines machines) {
        this.machines = machines;
    }

    Answer system(Request request) {
        return report(request, instance -> {
            var info = Json.object().put("guestAgentVersion", "10.1.2");
            info.put("hostname", hostname(instance));
            info.set("os", Json.child(Guest.of(instance), "os"));
            info.put("timezone", "UTC, 0");
            info.set("userList", users());
            info.set("fsInfo", Json.object().set("disks", filesystems(instance)));
            return info;
        });
    }

    Answer filesystems(Request request) {
        return report(request, instance -> listOf("VirtualMachineInstanceFileSystemList", filesystems(instance)));
    }

    Answer users(Request request) {
        return report(request, instance -> listOf("VirtualMachineInstanceGuestOSUserList", users()));
    }

    private static ObjectNode listOf(String kind, JsonNode items) {
        var list =
                Json.object().put("apiVersion", "subresources.kubevirt.io/v1").put("kind", kind);
        list.putObject("metadata");
        list.set("items", items);
        return list;
    }

    private static String hostname(ObjectNode instance) {
        var given = Json.text(instance, "spec", "hostname");
        return given.isEmpty() ? Json.name(instance) : given;
    }

    private static JsonNode users() {
        var users = Json.object().putArray("users");
        users.addObject().put("userName", "root").put("loginTime", Instant.now().getEpochSecond());
        return users;
    }

    private static JsonNode filesystems(ObjectNode instance) {
        var disks = Json.object().putArray("disks");
        var boot = Json.at(instance, "status", "volumeStatus").path(0);
        var size = Quantity.whole(Json.at(boot, "persistentVolumeClaimInfo", "capacity", "storage"));
        var total = size == 0 ? 1024 * MEBIBYTE : size;
        disks.addObject()
                .put("diskName", Json.text(boot, "target") + "1")
                .put("mountPoint", "/")
                .put("fileSystemType", "ext4")
                .put("totalBytes", total)
                .put("usedBytes", (long) (total * FILLED));
        return disks;
    }

    private Answer report(Request request, Function<ObjectNode, ObjectNode> report) {
        try {
            var instance = machines.requiredInstance(request);
            if (!Phase.isRunning(instance)) {
                throw request.conflict(Machines.INSTANCE, "VMI is not running");
            }
            if (!Conditions.isTrue(instance, "AgentConnected")) {
                throw request.conflict(Machines.INSTANCE, "VMI does not have guest agent connected");
            }
            return answer(200, "application/json", report.apply(instance).toString());
        } catch (StatusException refused) {
            return answer(500, "text/plain", String.valueOf(refused.getMessage()));
        }
    }

    private static Answer answer(int code, String type, String body) {
        return Answer.text(code, type, body);
    }
}
