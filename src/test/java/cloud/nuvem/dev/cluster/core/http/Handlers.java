package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.core.VirtualResource;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.pipeline.Catalogue;
import cloud.nuvem.dev.cluster.core.pipeline.Pipeline;
import cloud.nuvem.dev.cluster.core.schema.Pruning;
import cloud.nuvem.dev.cluster.core.schema.Validation;
import cloud.nuvem.dev.cluster.core.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Everything that answers requests. */
record Handlers(
        Catalogue catalogue,
        Clock clock,
        Reads reads,
        Writes writes,
        Patches patches,
        Discovery discovery,
        OpenApi openApi,
        List<Subresource.Served> subresources,
        List<VirtualResource.Served> virtualResources) {

    static Handlers of(Pipeline pipeline, Store store, Catalogue catalogue, ServerOptions options) {
        var clock = options.clock();
        var writes = new Writes(pipeline, store, clock);
        var types = Stream.concat(
                        catalogue.types().stream(),
                        options.virtualResources().stream().map(VirtualResource.Served::type))
                .toList();
        return new Handlers(
                catalogue,
                clock,
                new Reads(store, clock),
                writes,
                new Patches(pipeline, catalogue, writes, clock),
                new Discovery(types, options.subresources()),
                new OpenApi(types),
                options.subresources(),
                options.virtualResources());
    }

    /**
     * Lets an object that is not stored pass its schema, pruned.
     *
     * @throws StatusException 422 when it does not fit
     */
    void check(ObjectNode object, ResourceType type) {
        var schema = catalogue.schema(type);
        Pruning.prune(object, schema);
        var causes = Validation.validate(object, schema);
        if (!causes.isEmpty()) {
            throw StatusException.invalid(type, Metadata.name(object), causes);
        }
    }

    Optional<Subresource.Served> subresource(ApiRequest request) {
        return subresources.stream()
                .filter(served -> served.subresource().equals(request.subresource())
                        && served.resource().equals(request.resource())
                        && served.group().equals(request.group())
                        && served.version().equals(request.version()))
                .findFirst();
    }

    Optional<VirtualResource.Served> virtualResource(ApiRequest request) {
        return virtualResources.stream()
                .filter(served -> served.type().plural().equals(request.resource())
                        && served.type().group().equals(request.group())
                        && served.type().version().equals(request.version()))
                .findFirst();
    }
}
