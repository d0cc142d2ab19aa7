package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Subresource.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** addvolume and removevolume of a machine: its template gains or loses a volume that can be plugged while it runs. */
final class VolumeActions {

    private final Machines machines;

    VolumeActions(Machines machines) {
        this.machines = machines;
    }

    Answer add(Request request) {
        var options = request.options();
        var name = Json.text(options, "name");
        if (name.isEmpty()) {
            throw Request.badRequest("AddVolumeOptions requires name to be set");
        }
        if (!Json.has(options, "disk")) {
            throw Request.badRequest("AddVolumeOptions requires disk to not be nil");
        }
        if (!Json.has(options, "volumeSource")) {
            throw Request.badRequest("AddVolumeOptions requires VolumeSource to not be nil");
        }
        var source = sourceName(Json.at(options, "volumeSource"));
        for (var volume : Json.list(machines.machine(request), "spec", "template", "spec", "volumes")) {
            if (Json.text(volume, "name").equals(name)) {
                throw request.conflict(
                        Machines.MACHINE,
                        "Unable to add volume [%s] because volume with that name already exists".formatted(name));
            }
            if (sourceName(volume).equals(source)) {
                throw request.conflict(
                        Machines.MACHINE,
                        "Unable to add volume source [%s] because it already exists".formatted(source));
            }
        }
        machines.changeMachine(request, machine -> plug(machine, options, name));
        return Answer.empty(202);
    }

    private static void plug(ObjectNode machine, ObjectNode options, String name) {
        var spec = Json.child(machine, "spec", "template", "spec");
        var volume = Json.child(options, "volumeSource").deepCopy();
        volume.values().forEach(source -> {
            if (source instanceof ObjectNode object) {
                object.put("hotpluggable", true);
            }
        });
        Json.array(spec, "volumes").add(volume.put("name", name));
        Json.array(Json.child(spec, "domain", "devices"), "disks")
                .add(Json.child(options, "disk").deepCopy().put("name", name));
    }

    Answer remove(Request request) {
        var name = Json.text(request.options(), "name");
        if (name.isEmpty()) {
            throw Request.badRequest("RemoveVolumeOptions requires name to be set");
        }
        var volume = Json.list(machines.machine(request), "spec", "template", "spec", "volumes").stream()
                .filter(candidate -> Json.text(candidate, "name").equals(name)
                        || sourceName(candidate).equals(name))
                .findFirst()
                .orElseThrow(() -> request.conflict(
                        Machines.MACHINE, "Unable to remove volume [%s] because it does not exist".formatted(name)));
        if (!Json.flag(volume, "dataVolume", "hotpluggable")
                && !Json.flag(volume, "persistentVolumeClaim", "hotpluggable")) {
            throw request.conflict(
                    Machines.MACHINE,
                    "Unable to remove volume [%s] because it is not hotpluggable".formatted(Json.text(volume, "name")));
        }
        machines.changeMachine(request, machine -> unplug(machine, Json.text(volume, "name")));
        return Answer.empty(202);
    }

    private static void unplug(ObjectNode machine, String name) {
        var spec = Json.child(machine, "spec", "template", "spec");
        Json.array(spec, "volumes").removeIf(volume -> Json.text(volume, "name").equals(name));
        Json.array(Json.child(spec, "domain", "devices"), "disks")
                .removeIf(disk -> Json.text(disk, "name").equals(name));
    }

    private static String sourceName(JsonNode volume) {
        return Json.text(volume, "dataVolume", "name") + Json.text(volume, "persistentVolumeClaim", "claimName");
    }
}
