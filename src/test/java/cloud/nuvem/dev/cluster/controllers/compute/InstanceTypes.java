package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Instance types and preferences: found for a machine, and applied to the instance that it becomes. */
public final class InstanceTypes {

    private static final String GROUP = "instancetype.kubevirt.io";

    /** A named thing does not exist; the message is what the API server would say. */
    public static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String message) {
            super(message);
        }
    }

    /** Which of a machine's two references is meant. */
    public enum Reference {
        INSTANCE_TYPE("instancetype", "instancetypeRef", "VirtualMachineClusterInstancetype"),
        PREFERENCE("preference", "preferenceRef", "VirtualMachineClusterPreference");

        private final String field;
        private final String statusField;
        private final String standardKind;

        Reference(String field, String statusField, String standardKind) {
            this.field = field;
            this.statusField = statusField;
            this.standardKind = standardKind;
        }

        public String field() {
            return field;
        }

        String statusField() {
            return statusField;
        }
    }

    private final Resources resources;

    public InstanceTypes(Resources resources) {
        this.resources = resources;
    }

    /** The object that a machine refers to; empty when it refers to none. */
    public Optional<ObjectNode> referred(ObjectNode machine, Reference reference) throws Missing {
        var name = Json.text(machine, "spec", reference.field(), "name");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var type = type(kind(machine, reference));
        var namespace = type.namespaced() ? Json.text(machine, "metadata", "namespace") : null;
        return Optional.of(resources
                .get(type, namespace, name)
                .orElseThrow(() -> new Missing(type.qualifiedName() + " \"" + name + "\" not found")));
    }

    /** The spec that counts for a machine: as copied when it was first seen, else as it is now. */
    public Optional<ObjectNode> spec(ObjectNode machine, Reference reference) throws Missing {
        var copied = revision(machine, reference)
                .flatMap(name -> resources.get(
                        resources.type("apps", "controllerrevisions"),
                        Json.text(machine, "metadata", "namespace"),
                        name));
        var source = copied.isPresent()
                ? copied.map(revision -> Json.child(revision, "data"))
                : referred(machine, reference);
        return source.map(object -> Json.child(object, "spec"));
    }

    static String kind(ObjectNode machine, Reference reference) {
        var kind = Json.text(machine, "spec", reference.field(), "kind");
        return kind.isEmpty() ? reference.standardKind : kind;
    }

    private static Optional<String> revision(ObjectNode machine, Reference reference) {
        var wanted = Json.text(machine, "spec", reference.field(), "revisionName");
        if (!wanted.isEmpty()) {
            return Optional.of(wanted);
        }
        var status = Json.at(machine, "status", reference.statusField());
        var same = Json.text(status, "name").equals(Json.text(machine, "spec", reference.field(), "name"));
        return Optional.of(Json.text(status, "controllerRevisionRef", "name")).filter(name -> same && !name.isEmpty());
    }

    private ResourceType type(String kind) throws Missing {
        var plural = switch (kind.toLowerCase(Locale.ROOT)) {
            case "virtualmachineclusterinstancetype", "virtualmachineclusterinstancetypes" ->
                "virtualmachineclusterinstancetypes";
            case "virtualmachineinstancetype", "virtualmachineinstancetypes" -> "virtualmachineinstancetypes";
            case "virtualmachineclusterpreference", "virtualmachineclusterpreferences" ->
                "virtualmachineclusterpreferences";
            case "virtualmachinepreference", "virtualmachinepreferences" -> "virtualmachinepreferences";
            default -> throw new Missing("got unexpected kind in InstancetypeMatcher: " + kind);
        };
        return resources.type(GROUP, plural);
    }

    /** Fields of a template that an instance type fixes and the machine may therefore not set, as paths below its spec. */
    public static List<String> conflicts(ObjectNode templateSpec) {
        var conflicts = new ArrayList<String>();
        for (var dimension : List.of("sockets", "cores", "threads")) {
            if (Json.number(templateSpec, 0, "domain", "cpu", dimension) > 0) {
                conflicts.add("domain.cpu." + dimension);
            }
        }
        for (var bound : List.of("requests", "limits")) {
            for (var resource : List.of("cpu", "memory")) {
                if (Json.has(templateSpec, "domain", "resources", bound, resource)) {
                    conflicts.add("domain.resources." + bound + "." + resource);
                }
            }
        }
        if (Json.has(templateSpec, "domain", "memory", "guest")) {
            conflicts.add("domain.memory.guest");
        }
        return conflicts;
    }

    /** Writes what instance type and preference say into the spec of an instance. */
    public void apply(ObjectNode machine, ObjectNode instanceSpec) throws Missing {
        var preference = spec(machine, Reference.PREFERENCE).orElse(Json.object());
        var instanceType = spec(machine, Reference.INSTANCE_TYPE);
        if (instanceType.isPresent()) {
            applyInstanceType(instanceType.get(), preference, instanceSpec);
        }
        Preferences.apply(preference, instanceSpec);
    }

    private static void applyInstanceType(ObjectNode type, ObjectNode preference, ObjectNode instanceSpec) {
        var domain = Json.child(instanceSpec, "domain");
        var cpu = Json.child(domain, "cpu");
        var count = Json.number(type, 1, "cpu", "guest");
        cpu.put("sockets", 1).put("cores", 1).put("threads", 1);
        cpu.put(Preferences.topology(preference), count);
        if (Json.has(type, "cpu", "maxSockets")) {
            cpu.set("maxSockets", Json.at(type, "cpu", "maxSockets"));
        }
        if (Json.has(type, "cpu", "model")) {
            cpu.set("model", Json.at(type, "cpu", "model"));
        }
        var memory = Json.child(domain, "memory");
        memory.set("guest", Json.at(type, "memory", "guest"));
        if (Json.has(type, "memory", "maxGuest")) {
            memory.set("maxGuest", Json.at(type, "memory", "maxGuest"));
        }
        if (Json.has(type, "nodeSelector")) {
            instanceSpec.set("nodeSelector", Json.at(type, "nodeSelector").deepCopy());
        }
        if (Json.has(type, "schedulerName")) {
            instanceSpec.set("schedulerName", Json.at(type, "schedulerName"));
        }
    }
}
