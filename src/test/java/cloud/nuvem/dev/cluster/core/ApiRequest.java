package cloud.nuvem.dev.cluster.core;

import org.jspecify.annotations.Nullable;

/**
 * What RBAC decides about: the attributes of one request.
 *
 * @param verb get, list, watch, create, update, patch, delete, deletecollection
 * @param resource plural; empty for a non-resource URL
 * @param subresource for example {@code status}, {@code start}, {@code vnc/screenshot}; empty for the object itself
 * @param namespace null for cluster-scoped requests and lists over all namespaces
 * @param path the URL path, for non-resource rules
 */
public record ApiRequest(
        String verb,
        String group,
        String version,
        String resource,
        String subresource,
        @Nullable String namespace,
        @Nullable String name,
        String path) {

    public boolean isResource() {
        return !resource.isEmpty();
    }
}
