package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.Admission.Operation;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.patch.ManagedFields;
import cloud.nuvem.dev.cluster.core.patch.ServerSideApply;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext.Scope;
import cloud.nuvem.dev.cluster.core.pipeline.Written.Effect;
import cloud.nuvem.dev.cluster.core.store.Key;
import cloud.nuvem.dev.cluster.core.store.Store;
import cloud.nuvem.dev.cluster.core.store.Stored;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of every write: system fields, schema, admission, field ownership, store. One write at a time, so that nothing
 * changes between a check and the store. Who may write has been asked before.
 */
public final class Pipeline {

    private final Catalogue catalogue;
    private final Store store;
    private final AdmissionChain admission;
    private final SystemFields systemFields;
    private final ReentrantLock writing = new ReentrantLock();

    public Pipeline(Catalogue catalogue, Store store, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.admission = new AdmissionChain(catalogue, store);
        this.systemFields = new SystemFields(clock);
    }

    /** Sets the plugins, once, before the first request. */
    public void admitThrough(List<Admission> plugins) {
        admission.use(plugins);
    }

    /** Creates the object; the tree becomes the pipeline's. */
    public Written create(WriteContext context, ObjectNode object) {
        return exclusively(() -> createNow(context, object, created -> own(context, null, created)));
    }

    private Written createNow(WriteContext context, ObjectNode object, Consumer<ObjectNode> ownership) {
        var warnings = new ArrayList<String>();
        systemFields.ofNew(context, object);
        admission.shape(context, object, warnings);
        admission.admit(write(context, Operation.CREATE, object, null, warnings));
        var key = key(object);
        if (store.shelf(context.type()).get(key).isPresent()) {
            throw StatusException.alreadyExists(context.type(), key.name());
        }
        ownership.accept(object);
        if (!context.dryRun()) {
            store.put(context.type(), object);
        }
        return new Written(object, Effect.CREATED, warnings);
    }

    /**
     * Changes an object.
     *
     * @param change gets a copy of what is stored and returns what should be
     * @throws StatusException 404 when it is absent, 409 when the change names another version than the stored one
     */
    public Written update(WriteContext context, Key key, UnaryOperator<ObjectNode> change) {
        return exclusively(() -> {
            var current = store.shelf(context.type())
                    .get(key)
                    .orElseThrow(() -> StatusException.notFound(context.type(), key.name()));
            var changed = change.apply(current.json().deepCopy());
            return updateNow(context, current, changed, object -> own(context, current.json(), object));
        });
    }

    /**
     * Server-side apply: merges what the manager wants into what is there, or creates it.
     *
     * @param mayCreate refuses the creation of an absent object to whoever may not
     */
    public Written apply(WriteContext context, Key key, ServerSideApply apply, Runnable mayCreate) {
        return exclusively(() -> {
            var found = store.shelf(context.type()).get(key);
            if (found.isEmpty()) {
                mayCreate.run();
                return createNow(context, apply.wanted().deepCopy(), apply::recordCreation);
            }
            var merged = apply.applyTo(found.get().json());
            var owned = merged.path("metadata").path("managedFields");
            return updateNow(
                    context, found.get(), merged, object -> Metadata.of(object).set("managedFields", owned));
        });
    }

    private void own(WriteContext context, @Nullable ObjectNode old, ObjectNode object) {
        ManagedFields.update(
                catalogue.schema(context.type()), old, object, manager(context, old, object), systemFields.now());
    }

    /** A controller that writes nothing but the status counts as a writer of the status. */
    private static ManagedFields.Manager manager(WriteContext context, @Nullable ObjectNode old, ObjectNode object) {
        boolean status = context.scope() == Scope.STATUS
                || (context.scope() == Scope.WHOLE
                        && old != null
                        && context.type().statusSubresource()
                        && !object.path("status").equals(old.path("status")));
        return new ManagedFields.Manager(
                context.manager(), "Update", context.type().apiVersion(), status ? "status" : "");
    }

    private Written updateNow(WriteContext context, Stored current, ObjectNode object, Consumer<ObjectNode> ownership) {
        var warnings = new ArrayList<String>();
        var old = current.json();
        systemFields.ofChanged(context, old, object);
        admission.shape(context, object, warnings);
        admission.admit(write(context, Operation.UPDATE, object, old, warnings));
        systemFields.raiseGeneration(context, old, object);
        ownership.accept(object);
        if (isSettledDeletion(object)) {
            return remove(context, object, warnings);
        }
        if (object.equals(old)) {
            return new Written(old, Effect.UNCHANGED, warnings);
        }
        if (!context.dryRun()) {
            store.put(context.type(), object);
        }
        return new Written(object, Effect.CHANGED, warnings);
    }

    /** Deletes, or marks as being deleted while finalizers hold it. */
    public Written delete(WriteContext context, Key key, DeleteOptions options) {
        return exclusively(() -> {
            var current = store.shelf(context.type())
                    .get(key)
                    .orElseThrow(() -> StatusException.notFound(context.type(), key.name()));
            checkPreconditions(context, current.json(), options);
            var warnings = new ArrayList<String>();
            admission.validate(write(context, Operation.DELETE, null, current.json(), warnings));
            var object = current.json().deepCopy();
            systemFields.ofDeleted(object, options.propagation());
            if (isSettledDeletion(object)) {
                return remove(context, object, warnings);
            }
            if (object.equals(current.json())) {
                return new Written(object, Effect.UNCHANGED, warnings);
            }
            if (!context.dryRun()) {
                store.put(context.type(), object);
            }
            return new Written(object, Effect.CHANGED, warnings);
        });
    }

    private Written remove(WriteContext context, ObjectNode object, List<String> warnings) {
        if (!context.dryRun()) {
            store.remove(context.type(), object);
        }
        return new Written(object, Effect.REMOVED, warnings);
    }

    private static void checkPreconditions(WriteContext context, ObjectNode object, DeleteOptions options) {
        var name = Metadata.name(object);
        var uid = options.uid();
        if (uid != null && !uid.equals(Metadata.uid(object))) {
            throw StatusException.conflict(
                    context.type(),
                    name,
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + Metadata.uid(object));
        }
        var version = options.resourceVersion();
        if (version != null && !version.equals(Metadata.resourceVersion(object))) {
            throw StatusException.conflict(
                    context.type(),
                    name,
                    "Precondition failed: ResourceVersion in precondition: " + version
                            + ", ResourceVersion in object meta: " + Metadata.resourceVersion(object));
        }
    }

    /** Namespaces hold themselves with {@code spec.finalizers} besides. */
    private static boolean isSettledDeletion(ObjectNode object) {
        boolean held = Metadata.hasFinalizers(object)
                || ("Namespace".equals(Json.text(object, "kind"))
                        && !object.path("spec").path("finalizers").isEmpty());
        return Metadata.isBeingDeleted(object) && !held;
    }

    private static Admission.Write write(
            WriteContext context,
            Operation operation,
            @Nullable ObjectNode object,
            @Nullable ObjectNode old,
            List<String> warnings) {
        return new Admission.Write(
                context.caller(),
                context.request(),
                context.type(),
                operation,
                object,
                old,
                context.dryRun(),
                warnings);
    }

    private static Key key(ObjectNode object) {
        return new Key(Metadata.namespace(object), Metadata.name(object));
    }

    /** Runs alone among all writes. */
    private <T> T exclusively(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }
}
