package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.compute.KubeVirtConfiguration;
import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.Resources;
import tools.jackson.databind.node.ObjectNode;

/** KubeVirt's webhooks for instances: defaults of a new one; nobody but KubeVirt changes its spec or its status. */
final class InstanceAdmission implements Admission {

    private static final String CREATION = "virtualmachineinstances-create-validator.kubevirt.io";
    private static final String UPDATE = "virtualmachineinstances-update-validator.kubevirt.io";

    private final Resources resources;

    InstanceAdmission(Resources resources) {
        this.resources = resources;
    }

    @Override
    public void mutate(Write write) {
        var instance = write.object();
        if (instance == null || !write.type().plural().equals("virtualmachineinstances")) {
            return;
        }
        var old = write.oldObject();
        if (old == null) {
            if (!isKubeVirt(write)) {
                instance.remove("status");
            }
            InstanceDefaults.fill(instance, KubeVirtConfiguration.of(resources));
        } else if (!isKubeVirt(write)) {
            protect(instance, old);
        }
    }

    private static boolean isKubeVirt(Write write) {
        return write.caller().username().equals(Callers.KUBEVIRT.username());
    }

    /** A foreign status is undone, a foreign spec refused. */
    private static void protect(ObjectNode instance, ObjectNode old) {
        if (Json.has(old, "status")) {
            instance.set("status", Json.at(old, "status").deepCopy());
        } else {
            instance.remove("status");
        }
        var refusal = new Refusal(UPDATE);
        if (!Json.at(instance, "spec").equals(Json.at(old, "spec"))) {
            refusal.add("FieldValueNotSupported", "", "update of VMI object is restricted");
        }
        refusal.throwIfAny();
    }

    @Override
    public void validate(Write write) {
        var instance = write.object();
        if (instance == null
                || write.operation() != Operation.CREATE
                || !write.type().plural().equals("virtualmachineinstances")) {
            return;
        }
        var refusal = new Refusal(CREATION);
        if (!Json.has(instance, "spec", "domain", "memory", "guest")
                && !Json.has(instance, "spec", "domain", "memory", "hugepages")) {
            refusal.add(
                    "FieldValueRequired",
                    "spec.domain.memory",
                    "no memory requested, at least one of 'spec.domain.memory.guest', 'spec.domain.memory.hugepages.size'"
                            + " or 'spec.domain.resources.requests.memory' must be set");
        }
        NetworkRules.check(Json.child(instance, "spec"), "spec", refusal);
        VolumeRules.check(Json.list(instance, "spec", "volumes"), "spec.volumes", refusal);
        refusal.throwIfAny();
    }
}
