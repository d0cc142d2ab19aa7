package cloud.nuvem.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A kind of object that the API server serves.
 *
 * @param group API group; empty for the core group
 * @param plural as in paths and RBAC rules
 */
public record ResourceKind(String group, String version, String plural, String kind) {

    /** A kind of the core group, version v1. */
    public static ResourceKind core(String plural, String kind) {
        return new ResourceKind("", "v1", plural, kind);
    }

    /** What stands in a manifest: {@code group/version}, the bare version for the core group. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /**
     * Path of the collection.
     *
     * @param namespace null for cluster-scoped kinds and for lists over all namespaces
     */
    public String path(@Nullable String namespace) {
        var root = group.isEmpty() ? "/api/" : "/apis/";
        var scope = namespace == null ? "" : "/namespaces/" + namespace;
        return root + apiVersion() + scope + "/" + plural;
    }

    @Override
    public String toString() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
