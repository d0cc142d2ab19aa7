package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What a preference suggests: used only where the machine says nothing itself. */
final class Preferences {

    private Preferences() {}

    /** Which dimension of the CPU topology carries the instance type's vCPUs. */
    static String topology(ObjectNode preference) {
        return switch (Json.text(preference, "cpu", "preferredCPUTopology").toLowerCase(Locale.ROOT)) {
            case "cores", "prefercores" -> "cores";
            case "threads", "preferthreads" -> "threads";
            default -> "sockets";
        };
    }

    static void apply(ObjectNode preference, ObjectNode instanceSpec) {
        var domain = Json.child(instanceSpec, "domain");
        var devices = Json.child(domain, "devices");
        for (var disk : Json.list(devices, "disks")) {
            for (var use : new String[] {"disk", "cdrom", "lun"}) {
                var preferred = use.equals("cdrom") ? "preferredCdromBus" : "preferredDiskBus";
                if (disk.path(use) instanceof ObjectNode target) {
                    suggest(target, "bus", Json.text(preference, "devices", preferred));
                }
            }
        }
        for (var networkInterface : Json.list(devices, "interfaces")) {
            suggest(networkInterface, "model", Json.text(preference, "devices", "preferredInterfaceModel"));
        }
        suggest(Json.child(domain, "machine"), "type", Json.text(preference, "machine", "preferredMachineType"));
        suggestGracePeriod(preference, instanceSpec);
        if (Json.has(preference, "firmware", "preferredEfi") && !Json.has(domain, "firmware", "bootloader")) {
            Json.child(domain, "firmware", "bootloader")
                    .set("efi", Json.at(preference, "firmware", "preferredEfi").deepCopy());
        }
    }

    private static void suggestGracePeriod(ObjectNode preference, ObjectNode instanceSpec) {
        if (!Json.has(instanceSpec, "terminationGracePeriodSeconds")
                && Json.has(preference, "preferredTerminationGracePeriodSeconds")) {
            instanceSpec.put(
                    "terminationGracePeriodSeconds",
                    Json.number(preference, 0, "preferredTerminationGracePeriodSeconds"));
        }
    }

    private static void suggest(ObjectNode target, String field, String value) {
        if (!value.isEmpty() && !Json.has(target, field)) {
            target.put(field, value);
        }
    }
}
