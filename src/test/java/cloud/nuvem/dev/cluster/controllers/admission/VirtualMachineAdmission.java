package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes;
import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Missing;
import cloud.nuvem.dev.cluster.controllers.compute.InstanceTypes.Reference;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * KubeVirt's webhooks for machines. Refusals come while mutating, before the schema is asked, because KubeVirt's words come
 * first on a real cluster too.
 */
final class VirtualMachineAdmission implements Admission {

    private static final String MUTATOR = "virtualmachines-mutator.kubevirt.io";
    private static final String VALIDATOR = "virtualmachine-validator.kubevirt.io";

    private final InstanceTypes instanceTypes;
    private final InferredReferences inferred;

    VirtualMachineAdmission(Resources resources) {
        this.instanceTypes = new InstanceTypes(resources);
        this.inferred = new InferredReferences(resources);
    }

    @Override
    public void mutate(Write write) {
        var machine = write.object();
        if (machine == null
                || !write.type().plural().equals("virtualmachines")
                || !write.request().subresource().isEmpty()
                || Json.deleting(machine)
                || !(Json.at(machine, "spec", "template") instanceof ObjectNode)) {
            return;
        }
        checkReferences(machine, write.oldObject() == null ? Json.object() : write.oldObject());
        inferred.fill(machine, MUTATOR);
        fillDefaults(machine, write.operation() == Operation.CREATE);
        var refusal = new Refusal(VALIDATOR);
        checkInstanceType(machine, refusal);
        refusal.throwIfAny();
        MachineRules.check(Json.child(machine, "spec"), refusal);
        refusal.throwIfAny();
    }

    private static void checkReferences(ObjectNode machine, ObjectNode old) {
        var refusal = new Refusal(MUTATOR);
        for (var reference : Reference.values()) {
            var matcher = Json.at(machine, "spec", reference.field());
            if (!matcher.isObject()) {
                continue;
            }
            var title = reference == Reference.INSTANCE_TYPE ? "InstancetypeMatcher" : "PreferenceMatcher";
            var field = "spec." + reference.field();
            if (Json.text(matcher, "name").isEmpty()
                    && Json.text(matcher, "inferFromVolume").isEmpty()) {
                refusal.add(
                        "FieldValueNotFound",
                        field,
                        "Either Name or InferFromVolume should be provided within the " + title);
            }
            if (!Json.text(matcher, "name").isEmpty()
                    && !Json.text(matcher, "inferFromVolume").isEmpty()) {
                refusal.add(
                        "FieldValueNotSupported",
                        field + ".name",
                        "Name already set, should be cleared before setting inferFromVolume");
            }
            var before = Json.at(old, "spec", reference.field());
            var revision = Json.text(before, "revisionName");
            if (!revision.isEmpty()
                    && !Json.text(before, "name").equals(Json.text(matcher, "name"))
                    && revision.equals(Json.text(matcher, "revisionName"))) {
                refusal.invalid(
                        field + ".revisionName", "the Matcher Name has been updated without updating the RevisionName");
            }
        }
        refusal.throwIfAny();
    }

    private void fillDefaults(ObjectNode machine, boolean creating) {
        var template = Json.child(machine, "spec", "template");
        var spec = Json.child(template, "spec");
        if (!Json.has(spec, "architecture")) {
            spec.put("architecture", "amd64");
        }
        var machineType = Json.child(spec, "domain", "machine");
        if (Json.text(machineType, "type").isEmpty()) {
            machineType.put("type", preferredMachineType(machine).orElse("q35"));
        }
        Json.child(spec, "domain", "devices");
        if (creating) {
            var firmware = Json.child(spec, "domain", "firmware");
            putIfAbsent(firmware, "uuid", UUID.randomUUID().toString());
            putIfAbsent(firmware, "serial", UUID.randomUUID().toString());
            putIfAbsent(Json.child(template, "metadata", "annotations"), "kubevirt.io/pci-topology-version", "v3");
        }
    }

    private Optional<String> preferredMachineType(ObjectNode machine) {
        try {
            return instanceTypes
                    .spec(machine, Reference.PREFERENCE)
                    .map(preference -> Json.text(preference, "machine", "preferredMachineType"))
                    .filter(type -> !type.isEmpty());
        } catch (Missing absent) {
            // Accepted here; the controller says so in the machine's conditions.
            return Optional.empty();
        }
    }

    private static void putIfAbsent(ObjectNode target, String field, String value) {
        if (Json.text(target, field).isEmpty()) {
            target.put(field, value);
        }
    }

    /** What an instance type fixes a machine must not set; an unknown instance type is accepted. */
    private void checkInstanceType(ObjectNode machine, Refusal refusal) {
        try {
            if (instanceTypes.spec(machine, Reference.INSTANCE_TYPE).isPresent()) {
                for (var path : InstanceTypes.conflicts(Json.child(machine, "spec", "template", "spec"))) {
                    var field = "spec.template.spec." + path;
                    refusal.invalid(field, "VM field(s) %s conflicts with selected instance type".formatted(field));
                }
            }
        } catch (Missing absent) {
            // As above.
        }
    }
}
