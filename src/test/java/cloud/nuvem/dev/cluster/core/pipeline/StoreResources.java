package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext.FieldValidation;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext.Scope;
import cloud.nuvem.dev.cluster.core.store.Key;
import cloud.nuvem.dev.cluster.core.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The cluster from inside, on the store and through the same pipeline as every other write. */
public final class StoreResources implements Resources {

    private final Catalogue catalogue;
    private final Store store;
    private final Pipeline pipeline;

    public StoreResources(Catalogue catalogue, Store store, Pipeline pipeline) {
        this.catalogue = catalogue;
        this.store = store;
        this.pipeline = pipeline;
    }

    @Override
    public ResourceType type(String group, String plural) {
        return catalogue
                .find(group, plural)
                .orElseThrow(() -> new IllegalArgumentException("not served: " + plural + " of group '" + group + "'"));
    }

    @Override
    public Optional<ObjectNode> get(ResourceType type, @Nullable String namespace, String name) {
        return store.shelf(type)
                .get(key(namespace, name))
                .map(stored -> stored.json().deepCopy());
    }

    @Override
    public List<ObjectNode> list(ResourceType type, @Nullable String namespace) {
        return store.shelf(type).now(namespace).objects().stream()
                .map(stored -> stored.json().deepCopy())
                .toList();
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object, Caller caller) {
        var namespace = type.namespaced() ? Metadata.namespace(object) : null;
        var context = context("create", type, namespace, Metadata.name(object), caller);
        return pipeline.create(context, Json.normalized(object)).object().deepCopy();
    }

    @Override
    public Optional<ObjectNode> change(
            ResourceType type, @Nullable String namespace, String name, Consumer<ObjectNode> change, Caller caller) {
        var context = context("update", type, namespace, name, caller);
        try {
            var written = pipeline.update(context, key(namespace, name), object -> {
                change.accept(object);
                return Json.normalized(object);
            });
            return Optional.of(written.object().deepCopy());
        } catch (StatusException refusal) {
            return absent(refusal);
        }
    }

    @Override
    public void delete(ResourceType type, @Nullable String namespace, String name, Caller caller) {
        try {
            pipeline.delete(
                    context("delete", type, namespace, name, caller), key(namespace, name), DeleteOptions.BACKGROUND);
        } catch (StatusException refusal) {
            absent(refusal);
        }
    }

    /** Nothing when the object is gone; every other refusal goes on. */
    private static Optional<ObjectNode> absent(StatusException refusal) {
        if (refusal.code() == 404) {
            return Optional.empty();
        }
        throw refusal;
    }

    @Override
    public AutoCloseable watch(ResourceType type, Consumer<Event> listener) {
        var following = store.shelf(type).follow(null);
        var thread = Thread.ofVirtual()
                .name("watch-" + type.plural())
                .start(() -> new Subscription(store.shelf(type), following, listener).run());
        return thread::interrupt;
    }

    private static Key key(@Nullable String namespace, String name) {
        return new Key(namespace == null ? "" : namespace, name);
    }

    private static WriteContext context(
            String verb, ResourceType type, @Nullable String namespace, String name, Caller caller) {
        var path = "/in-process/" + type.qualifiedName() + "/" + name;
        var request = new ApiRequest(verb, type.group(), type.version(), type.plural(), "", namespace, name, path);
        var manager = caller.username().substring(caller.username().lastIndexOf(':') + 1);
        return new WriteContext(caller, request, type, Scope.WHOLE, false, FieldValidation.IGNORE, manager);
    }
}
