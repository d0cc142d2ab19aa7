package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.storage.ClaimProtection;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Quantity;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults of claims; afterwards only their size may change, upwards, where the class allows it. */
final class ClaimDefaults implements Admission {

    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    private final Resources resources;

    ClaimDefaults(Resources resources) {
        this.resources = resources;
    }

    private static boolean concerns(Write write) {
        return write.type().group().isEmpty() && write.type().plural().equals("persistentvolumeclaims");
    }

    @Override
    public void mutate(Write write) {
        var claim = write.object();
        if (claim == null || !concerns(write) || write.operation() != Operation.CREATE) {
            return;
        }
        Json.addFinalizer(claim, ClaimProtection.FINALIZER);
        var spec = Json.child(claim, "spec");
        if (!Json.has(spec, "volumeMode")) {
            spec.put("volumeMode", "Filesystem");
        }
        if (!Json.has(spec, "storageClassName")) {
            resources.list(resources.type("storage.k8s.io", "storageclasses"), null).stream()
                    .filter(candidate ->
                            Json.annotation(candidate, DEFAULT_CLASS).equals("true"))
                    .findFirst()
                    .ifPresent(standard -> spec.put("storageClassName", Json.name(standard)));
        }
        Json.child(claim, "status").put("phase", "Pending");
    }

    @Override
    public void validate(Write write) {
        var claim = write.object();
        if (claim == null || !concerns(write)) {
            return;
        }
        var old = write.oldObject();
        var causes = old == null ? missing(claim) : changed(claim, old);
        if (!causes.isEmpty()) {
            throw StatusException.invalid(write.type(), Json.name(claim), causes);
        }
        if (old != null && size(claim) > size(old)) {
            checkExpandable(claim);
        }
    }

    private static List<Cause> missing(ObjectNode claim) {
        var causes = new ArrayList<Cause>();
        if (Json.at(claim, "spec", "accessModes").isEmpty()) {
            causes.add(new Cause(
                    "FieldValueRequired", "spec.accessModes", "Required value: at least 1 access mode is required"));
        }
        if (size(claim) == 0) {
            causes.add(new Cause("FieldValueRequired", "spec.resources[storage]", "Required value"));
        }
        return causes;
    }

    private static List<Cause> changed(ObjectNode claim, ObjectNode old) {
        if (size(claim) < Quantity.whole(Json.at(old, "status", "capacity", "storage"))) {
            return List.of(new Cause(
                    "FieldValueForbidden",
                    "spec.resources.requests.storage",
                    "Forbidden: field can not be less than status.capacity"));
        }
        if (!immutablePart(claim).equals(immutablePart(old))) {
            return List.of(new Cause(
                    "FieldValueForbidden",
                    "spec",
                    "Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName"
                            + " for bound claims"));
        }
        return List.of();
    }

    /** Without the size, and without the volume that the binder writes. */
    private static JsonNode immutablePart(ObjectNode claim) {
        var spec = Json.child(claim, "spec").deepCopy();
        Json.child(spec, "resources").remove("requests");
        spec.remove("volumeName");
        return spec;
    }

    private void checkExpandable(ObjectNode claim) {
        var expandable = resources
                .get(
                        resources.type("storage.k8s.io", "storageclasses"),
                        null,
                        Json.text(claim, "spec", "storageClassName"))
                .filter(storageClass -> Json.flag(storageClass, "allowVolumeExpansion"));
        if (expandable.isEmpty()) {
            var message =
                    ("persistentvolumeclaims \"%s\" is forbidden: only dynamically provisioned pvc can be resized and"
                                    + " the storageclass that provisions the pvc must support resize")
                            .formatted(Json.name(claim));
            throw new StatusException(
                    403, "Forbidden", message, "", "persistentvolumeclaims", Json.name(claim), List.of(), Map.of());
        }
    }

    private static long size(ObjectNode claim) {
        return Quantity.whole(Json.at(claim, "spec", "resources", "requests", "storage"));
    }
}
