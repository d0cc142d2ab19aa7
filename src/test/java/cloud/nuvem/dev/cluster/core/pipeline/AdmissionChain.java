package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import cloud.nuvem.dev.cluster.core.pipeline.WriteContext.FieldValidation;
import cloud.nuvem.dev.cluster.core.schema.Defaulting;
import cloud.nuvem.dev.cluster.core.schema.Pruning;
import cloud.nuvem.dev.cluster.core.schema.Validation;
import cloud.nuvem.dev.cluster.core.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Gives an object its shape and asks everybody who may refuse it. */
final class AdmissionChain {

    private final Catalogue catalogue;
    private final NamespaceLifecycle namespaces;
    private List<Admission> plugins = List.of();

    AdmissionChain(Catalogue catalogue, Store store) {
        this.catalogue = catalogue;
        this.namespaces = new NamespaceLifecycle(catalogue, store);
    }

    void use(List<Admission> plugins) {
        this.plugins = List.copyOf(plugins);
    }

    /**
     * Prunes and fills in defaults.
     *
     * @throws StatusException 400 for unknown fields under strict validation
     */
    void shape(WriteContext context, ObjectNode object, List<String> warnings) {
        var schema = catalogue.schema(context.type());
        var unknown = Pruning.prune(object, schema).stream()
                .map(path -> "unknown field \"" + path + "\"")
                .toList();
        if (!unknown.isEmpty() && context.fieldValidation() == FieldValidation.STRICT) {
            throw StatusException.badRequest("%s in version \"%s\" cannot be handled as a %s: strict decoding error: %s"
                    .formatted(
                            context.type().kind(),
                            context.type().version(),
                            context.type().kind(),
                            unknown.stream().collect(Collectors.joining(", "))));
        }
        if (context.fieldValidation() == FieldValidation.WARN) {
            warnings.addAll(unknown);
        }
        Defaulting.fill(object, schema);
    }

    /** Mutations, schema, validations, in this order. */
    void admit(Admission.Write write) {
        namespaces.check(write);
        plugins.forEach(plugin -> plugin.mutate(write));
        var object = write.object();
        if (object != null) {
            var causes = new ArrayList<Cause>(ObjectRules.check(write.type(), object));
            causes.addAll(Validation.validate(object, catalogue.schema(write.type())));
            if (!causes.isEmpty()) {
                throw StatusException.invalid(write.type(), nameOf(object), causes);
            }
        }
        validate(write);
    }

    void validate(Admission.Write write) {
        plugins.forEach(plugin -> plugin.validate(write));
    }

    private static String nameOf(ObjectNode object) {
        var name = Metadata.name(object);
        return name.isEmpty() ? Json.textOrEmpty(object, "metadata", "generateName") : name;
    }
}
