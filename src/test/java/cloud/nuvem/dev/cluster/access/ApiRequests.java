package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import org.jspecify.annotations.Nullable;

/** Requests that differ in one thing from another. */
final class ApiRequests {

    private ApiRequests() {}

    static ApiRequest resource(String verb, String group, String resource, @Nullable String name) {
        return new ApiRequest(verb, group, "v1", resource, "", null, name, "");
    }

    static ApiRequest withVerb(ApiRequest request, String verb) {
        return new ApiRequest(
                verb,
                request.group(),
                request.version(),
                request.resource(),
                request.subresource(),
                request.namespace(),
                request.name(),
                request.path());
    }

    static ApiRequest in(@Nullable String namespace, ApiRequest request) {
        return new ApiRequest(
                request.verb(),
                request.group(),
                request.version(),
                request.resource(),
                request.subresource(),
                namespace,
                request.name(),
                request.path());
    }

    /** The same request when nothing changes. */
    static ApiRequest withSubresource(ApiRequest request, String subresource) {
        return subresource.equals(request.subresource())
                ? request
                : new ApiRequest(
                        request.verb(),
                        request.group(),
                        request.version(),
                        request.resource(),
                        subresource,
                        request.namespace(),
                        request.name(),
                        request.path());
    }

    static String firstWord(String subresource) {
        int slash = subresource.indexOf('/');
        return slash < 0 ? subresource : subresource.substring(0, slash);
    }
}
