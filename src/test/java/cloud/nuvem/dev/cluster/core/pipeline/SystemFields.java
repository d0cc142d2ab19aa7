package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.pipeline.DeleteOptions.Propagation;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext.Scope;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.node.ObjectNode;

/** The fields that the server alone writes. */
record SystemFields(Clock clock) {

    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LONGEST_PREFIX = 58;
    private static final List<String> KEPT =
            List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation");

    void ofNew(WriteContext context, ObjectNode object) {
        var type = context.type();
        object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        var metadata = Metadata.of(object);
        if (Metadata.resourceVersion(object) != null) {
            throw StatusException.badRequest("resourceVersion should not be set on objects to be created");
        }
        metadata.remove(List.of(
                "resourceVersion", "selfLink", "managedFields", "deletionTimestamp", "deletionGracePeriodSeconds"));
        var prefix = Json.textOrEmpty(object, "metadata", "generateName");
        if (Metadata.name(object).isEmpty() && !prefix.isEmpty()) {
            metadata.put("name", generated(prefix));
        }
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now());
        if (hasGeneration(type)) {
            metadata.put("generation", 1);
        }
        if (type.statusSubresource()) {
            object.remove("status");
        }
        if (!type.namespaced()) {
            metadata.remove("namespace");
        }
        Metadata.dropEmpty(object);
    }

    /**
     * Puts back what a client may not change.
     *
     * @throws StatusException 409 when it changed another version
     */
    void ofChanged(WriteContext context, ObjectNode old, ObjectNode object) {
        checkVersion(context, old, object);
        if (context.scope() == Scope.STATUS) {
            keepAllButStatus(old, object);
        } else if (context.scope() == Scope.MAIN && context.type().statusSubresource()) {
            copy("status", old, object);
        }
        object.put("apiVersion", context.type().apiVersion())
                .put("kind", context.type().kind());
        var metadata = Metadata.of(object);
        var oldMetadata = Metadata.of(old);
        KEPT.forEach(field -> copy(field, oldMetadata, metadata));
        metadata.put("name", Metadata.name(old)).put("resourceVersion", Metadata.resourceVersion(old));
        copy("namespace", oldMetadata, metadata);
        metadata.remove("selfLink");
        Metadata.dropEmpty(object);
        checkNoNewFinalizers(context, old, object);
    }

    private static void checkVersion(WriteContext context, ObjectNode old, ObjectNode object) {
        var name = Metadata.name(old);
        var uid = Metadata.uid(object);
        if (!uid.isEmpty() && !uid.equals(Metadata.uid(old))) {
            throw StatusException.conflict(
                    context.type(),
                    name,
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Metadata.uid(old));
        }
        var version = Metadata.resourceVersion(object);
        if (version == null
                && context.type().custom()
                && context.request().verb().equals("update")) {
            var message = "Invalid value: 0x0: must be specified for an update";
            var cause = new Cause("FieldValueInvalid", "metadata.resourceVersion", message);
            throw StatusException.invalid(context.type(), name, List.of(cause));
        }
        if (version != null && !version.equals(Metadata.resourceVersion(old))) {
            throw StatusException.conflict(
                    context.type(),
                    name,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }

    private static void keepAllButStatus(ObjectNode old, ObjectNode object) {
        var status = object.get("status");
        object.removeAll();
        object.setAll(old.deepCopy());
        object.remove("status");
        if (status != null) {
            object.set("status", status);
        }
    }

    private static void checkNoNewFinalizers(WriteContext context, ObjectNode old, ObjectNode object) {
        var before = Json.texts(old, "metadata", "finalizers");
        var added = Json.texts(object, "metadata", "finalizers").stream()
                .filter(finalizer -> !before.contains(finalizer))
                .toList();
        if (Metadata.isBeingDeleted(old) && !added.isEmpty()) {
            var message = "Forbidden: no new finalizers can be added if the object is being deleted, "
                    + "found new finalizers []string{\"" + String.join("\", \"", added) + "\"}";
            var cause = new Cause("FieldValueForbidden", "metadata.finalizers", message);
            throw StatusException.invalid(context.type(), Metadata.name(old), List.of(cause));
        }
    }

    /** One more when anything but metadata (and status, where that is a subresource) differs. */
    void raiseGeneration(WriteContext context, ObjectNode old, ObjectNode object) {
        if (hasGeneration(context.type())
                && !withoutBookkeeping(context.type(), old).equals(withoutBookkeeping(context.type(), object))) {
            Metadata.of(object).put("generation", (int) Metadata.generation(old) + 1);
        }
    }

    private static ObjectNode withoutBookkeeping(ResourceType type, ObjectNode object) {
        var rest = Json.object();
        object.properties().forEach(entry -> {
            if (!entry.getKey().equals("metadata")
                    && !(type.statusSubresource() && entry.getKey().equals("status"))) {
                rest.set(entry.getKey(), entry.getValue());
            }
        });
        return rest;
    }

    /** Custom kinds count generations, and of the others those with a spec outside the core group. */
    private static boolean hasGeneration(ResourceType type) {
        return type.custom()
                || (!type.group().isEmpty() && type.schema().path("properties").has("spec"));
    }

    void ofDeleted(ObjectNode object, Propagation propagation) {
        var metadata = Metadata.of(object);
        if (propagation != Propagation.BACKGROUND) {
            var finalizer = propagation == Propagation.FOREGROUND ? "foregroundDeletion" : "orphan";
            if (!Json.texts(metadata, "finalizers").contains(finalizer)) {
                metadata.withArray("finalizers").add(finalizer);
            }
        }
        if (!metadata.has("deletionTimestamp")) {
            metadata.put("deletionTimestamp", now()).put("deletionGracePeriodSeconds", 0);
            if (metadata.has("generation")) {
                metadata.put("generation", (int) Metadata.generation(object) + 1);
            }
        }
        if ("Namespace".equals(Json.text(object, "kind"))) {
            object.withObject("status").put("phase", "Terminating");
        }
    }

    private static void copy(String field, ObjectNode from, ObjectNode to) {
        var value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value.deepCopy());
        }
    }

    private static String generated(String prefix) {
        var name = new StringBuilder(prefix.length() > LONGEST_PREFIX ? prefix.substring(0, LONGEST_PREFIX) : prefix);
        for (int i = 0; i < 5; i++) {
            name.append(SUFFIX_LETTERS.charAt(ThreadLocalRandom.current().nextInt(SUFFIX_LETTERS.length())));
        }
        return name.toString();
    }

    /** RFC 3339, whole seconds. */
    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
