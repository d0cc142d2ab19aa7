package cloud.nuvem.dev.cluster.core;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * One served kind, as data.
 *
 * @param group API group, empty for the core group
 * @param custom true for kinds that a real cluster serves from a CRD: no strategic merge patch, unknown fields pruned by
 *     schema
 * @param statusSubresource status is dropped on create and written through {@code /status} only
 * @param schema OpenAPI v3 structural schema of the whole object, as a CRD would carry it
 *     ({@code x-kubernetes-*} extensions included); {@code metadata} may be left out. One extension of our own at its
 *     root, {@code x-nuvem-name}, says how names must look: {@code subdomain} (the default), {@code label} (namespaces),
 *     {@code label-1035} (services) or {@code path-segment} (RBAC kinds)
 * @param columns what {@code kubectl get} prints after the name
 * @param selectableFields field-selector paths besides {@code metadata.name} and {@code metadata.namespace}
 * @param verbs of get, list, watch, create, update, patch, delete, deletecollection
 */
public record ResourceType(
        String group,
        String version,
        String kind,
        String plural,
        String singular,
        List<String> shortNames,
        boolean namespaced,
        boolean custom,
        boolean statusSubresource,
        ObjectNode schema,
        List<Column> columns,
        Set<String> selectableFields,
        Set<String> verbs) {

    /**
     * One column.
     *
     * @param type string, integer, date, boolean
     * @param path JSON path of a printer column, as in a CRD ({@code .status.printableStatus})
     * @param priority 0 is always shown, 1 with {@code -o wide}
     */
    public record Column(String name, String type, String path, int priority) {}

    /** {@code group/version}, or the bare version for the core group: what stands in {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code plural.group}, the name RBAC and quota messages use; the bare plural for the core group. */
    public String qualifiedName() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
