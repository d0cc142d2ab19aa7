package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** 403 in the exact words of a Kubernetes API server. */
public final class Refusals {

    private Refusals() {}

    /**
     * What RBAC answers.
     *
     * @param reason what the evaluator adds after a colon; empty for nothing
     */
    static StatusException forbidden(Caller caller, ApiRequest request, String reason) {
        var sentence = sentence(caller, request) + (reason.isEmpty() ? "" : ": " + reason);
        return forbidden(request.group(), request.resource(), request.name(), sentence);
    }

    /** What admission answers, about the object being written. */
    public static StatusException forbidden(Admission.Write write, String sentence) {
        return forbidden(write.type().group(), write.type().plural(), nameOf(write), sentence);
    }

    static StatusException forbidden(String group, String resource, @Nullable String name, String sentence) {
        return new StatusException(
                403, "Forbidden", about(group, resource, name) + sentence, group, resource, name, List.of(), Map.of());
    }

    /** {@code virtualmachines.kubevirt.io "web" is forbidden: }, shorter where there is less to say. */
    public static String about(String group, String resource, @Nullable String name) {
        if (resource.isEmpty()) {
            return "forbidden: ";
        }
        var qualified = group.isEmpty() ? resource : resource + "." + group;
        return name == null || name.isEmpty()
                ? qualified + " is forbidden: "
                : "%s \"%s\" is forbidden: ".formatted(qualified, name);
    }

    /** The name admission calls an object by; objects of a collection being deleted are {@code Unknown}. */
    public static String nameOf(Admission.Write write) {
        var requested = write.request().name();
        if (requested != null && !requested.isEmpty()) {
            return requested;
        }
        if (write.object() == null) {
            return "Unknown";
        }
        JsonNode metadata = write.object().path("metadata");
        return metadata.path("name").asString(metadata.path("generateName").asString("Unknown"));
    }

    private static String sentence(Caller caller, ApiRequest request) {
        var who = "User \"%s\" cannot %s ".formatted(caller.username(), request.verb());
        if (!request.isResource()) {
            return who + "path \"%s\"".formatted(request.path());
        }
        var resource =
                request.subresource().isEmpty() ? request.resource() : request.resource() + "/" + request.subresource();
        var what = "resource \"%s\" in API group \"%s\" ".formatted(resource, request.group());
        return who
                + what
                + (request.namespace() == null || request.namespace().isEmpty()
                        ? "at the cluster scope"
                        : "in the namespace \"%s\"".formatted(request.namespace()));
    }
}
