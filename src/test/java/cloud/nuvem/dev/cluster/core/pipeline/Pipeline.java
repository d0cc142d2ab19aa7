package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.Admission.Operation;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.pipeline.Written.Effect;
import cloud.nuvem.dev.cluster.core.store.Key;
import cloud.nuvem.dev.cluster.core.store.Store;
import cloud.nuvem.dev.cluster.core.store.Stored;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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
        return exclusively(() -> createNow(context, object));
    }

    private Written createNow(WriteContext context, ObjectNode object) {
        var warnings = new ArrayList<String>();
        systemFields.ofNew(context, object);
        admission.shape(context, object, warnings);
        admission.admit(write(context, Operation.CREATE, object, null));
        var key = key(object);
        if (store.shelf(context.type()).get(key).isPresent()) {
            throw StatusException.alreadyExists(context.type(), key.name());
        }
        systemFields.own(catalogue, context, null, object);
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
            return updateNow(context, current, change.apply(current.json().deepCopy()), null);
        });
    }

    /** Server-side apply: merges what the manager wants into what is there, or creates it. */
    public Written apply(WriteContext context, Key key, Applying applying) {
        return exclusively(() -> {
            var found = store.shelf(context.type()).get(key);
            if (found.isEmpty()) {
                applying.onAbsent().run();
                return createNow(context, applying.wanted());
            }
            var merged = applying.merge().apply(found.get().json());
            return updateNow(
                    context, found.get(), merged, merged.path("metadata").get("managedFields"));
        });
    }

    /**
     * An apply configuration.
     *
     * @param merge stored tree to a tree of its own with field ownership recorded
     * @param onAbsent asks for the right to create
     */
    public record Applying(ObjectNode wanted, UnaryOperator<ObjectNode> merge, Runnable onAbsent) {}

    private Written updateNow(WriteContext context, Stored current, ObjectNode object, @Nullable JsonNode owned) {
        var warnings = new ArrayList<String>();
        var old = current.json();
        systemFields.ofChanged(context, old, object);
        admission.shape(context, object, warnings);
        admission.admit(write(context, Operation.UPDATE, object, old));
        systemFields.raiseGeneration(context, old, object);
        if (owned == null) {
            systemFields.own(catalogue, context, old, object);
        } else {
            Metadata.of(object).set("managedFields", owned);
        }
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
            admission.validate(write(context, Operation.DELETE, null, current.json()));
            var object = current.json().deepCopy();
            systemFields.ofDeleted(object, options.propagation());
            if (isSettledDeletion(object)) {
                return remove(context, object, List.of());
            }
            if (object.equals(current.json())) {
                return new Written(object, Effect.UNCHANGED, List.of());
            }
            if (!context.dryRun()) {
                store.put(context.type(), object);
            }
            return new Written(object, Effect.CHANGED, List.of());
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
            var cause = "Precondition failed: UID in precondition: %s, UID in object meta: %s";
            throw StatusException.conflict(context.type(), name, cause.formatted(uid, Metadata.uid(object)));
        }
        var version = options.resourceVersion();
        if (version != null && !version.equals(Metadata.resourceVersion(object))) {
            var cause = "Precondition failed: ResourceVersion in precondition: %s, ResourceVersion in object meta: %s";
            throw StatusException.conflict(
                    context.type(), name, cause.formatted(version, Metadata.resourceVersion(object)));
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
            WriteContext context, Operation operation, @Nullable ObjectNode object, @Nullable ObjectNode old) {
        return new Admission.Write(
                context.caller(), context.request(), context.type(), operation, object, old, context.dryRun());
    }

    private static Key key(ObjectNode object) {
        return new Key(Metadata.namespace(object), Metadata.name(object));
    }

    /** Runs alone among all writes; for reads that must not be overtaken too. */
    <T> T exclusively(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }

    /** What is stored under a key. */
    public Optional<Stored> find(WriteContext context, Key key) {
        return store.shelf(context.type()).get(key);
    }
}
