package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.select.FieldSelector;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from method and path what a request is about, as Kubernetes' own request info does. */
final class Address {

    private static final Set<String> OF_NAMESPACES = Set.of("status", "finalize");

    private Address() {}

    static ApiRequest of(HttpCall call) {
        var segments = Arrays.stream(call.path().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (segments.size() > 2 && segments.getFirst().equals("api")) {
            return resource(call, "", segments.get(1), segments.subList(2, segments.size()));
        }
        if (segments.size() > 3 && segments.getFirst().equals("apis")) {
            return resource(call, segments.get(1), segments.get(2), segments.subList(3, segments.size()));
        }
        var verb = call.method().toLowerCase(Locale.ROOT);
        return new ApiRequest(verb, "", "", "", "", null, null, call.path());
    }

    private static ApiRequest resource(HttpCall call, String group, String version, List<String> rest) {
        @Nullable String namespace = null;
        if (rest.size() > 1 && rest.getFirst().equals("namespaces")) {
            namespace = rest.get(1);
            if (rest.size() > 2 && !OF_NAMESPACES.contains(rest.get(2))) {
                rest = rest.subList(2, rest.size());
            }
        }
        @Nullable String name = rest.size() > 1 ? rest.get(1) : null;
        var subresource = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
        var verb = verb(call, name);
        if (name == null && Set.of("list", "watch", "deletecollection").contains(verb)) {
            name = FieldSelector.nameIn(call.parameter("fieldSelector")).orElse(null);
        }
        return new ApiRequest(verb, group, version, rest.getFirst(), subresource, namespace, name, call.path());
    }

    private static String verb(HttpCall call, @Nullable String name) {
        return switch (call.method()) {
            case "GET", "HEAD" -> name != null ? "get" : call.flag("watch") ? "watch" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name != null ? "delete" : "deletecollection";
            default ->
                throw StatusException.of(
                        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
        };
    }
}
