package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.Labels;
import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectDirectory.ListedProject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pure: what a project's namespace must be like. Everything the API server would add by itself is spelled out, so that what is
 * there can be compared with what is wanted.
 */
final class BaselineManifests {

    static final ResourceKind NAMESPACE = ResourceKind.core("namespaces", "Namespace");
    static final ResourceKind ROLE_BINDING =
            new ResourceKind("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding");
    static final ResourceKind NETWORK_POLICY =
            new ResourceKind("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy");
    static final ResourceKind LIMIT_RANGE = ResourceKind.core("limitranges", "LimitRange");

    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String NAME = "nuvem-baseline";
    private static final String ORGANIZATION_SLUG = Labels.DOMAIN + "organization-slug";
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    /** Where the provider's own things are: machines reach the internet, not these. */
    private static final List<String> PRIVATE_V4 =
            List.of("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16");

    private static final List<String> PRIVATE_V6 = List.of("fc00::/7", "fe80::/10");

    private final String account;

    /** @param account user name of the portal's own service account */
    BaselineManifests(String account) {
        this.account = account;
    }

    /** One object that must be there; in a namespace unless that is null. */
    record Wanted(ResourceKind kind, @Nullable String namespace, ObjectNode manifest) {
        String name() {
            return manifest.at("/metadata/name").asString();
        }
    }

    /** In the order in which they must be made: the rights before what needs them. */
    List<Wanted> of(ListedProject listed) {
        var project = listed.project();
        var wanted = new ArrayList<Wanted>();
        wanted.add(new Wanted(NAMESPACE, null, namespace(listed)));
        for (var role : List.of("operator", "viewer")) {
            wanted.add(in(project, ROLE_BINDING, tenants(project, role)));
        }
        for (var role : List.of("nuvem-portal-on-behalf", "nuvem-portal-in-project")) {
            wanted.add(in(project, ROLE_BINDING, portal(role)));
        }
        wanted.add(in(project, NETWORK_POLICY, networkPolicy()));
        wanted.add(in(project, LIMIT_RANGE, limitRange()));
        return wanted;
    }

    private static Wanted in(Project project, ResourceKind kind, ObjectNode manifest) {
        return new Wanted(kind, project.id().namespace(), manifest);
    }

    private static ObjectNode namespace(ListedProject listed) {
        var project = listed.project();
        var namespace = object(NAMESPACE, project.id().namespace());
        namespace
                .withObject("metadata")
                .putObject("labels")
                .put(Labels.PROJECT, project.id().value())
                .put(Labels.ORGANIZATION, project.organization().toString())
                .put(ORGANIZATION_SLUG, listed.organizationSlug());
        namespace.withObject("metadata").putObject("annotations").put(Labels.DISPLAY_NAME, project.name());
        return namespace;
    }

    private static ObjectNode tenants(Project project, String role) {
        var binding = binding("nuvem-" + role);
        binding.putArray("subjects")
                .addObject()
                .put("kind", "Group")
                .put("apiGroup", RBAC)
                .put("name", Impersonation.group(project.id().value(), role));
        return binding;
    }

    private ObjectNode portal(String role) {
        var parts = account.split(":", -1); // system:serviceaccount:<namespace>:<name>
        var binding = binding(role);
        binding.putArray("subjects")
                .addObject()
                .put("kind", "ServiceAccount")
                .put("name", parts[3])
                .put("namespace", parts[2]);
        return binding;
    }

    private static ObjectNode binding(String clusterRole) {
        var binding = baseline(ROLE_BINDING, clusterRole);
        binding.putObject("roleRef")
                .put("apiGroup", RBAC)
                .put("kind", "ClusterRole")
                .put("name", clusterRole);
        return binding;
    }

    /**
     * Deny by default. In: from the project itself, and from the images' and CDI's namespaces, which fill volumes. Out: to the
     * project itself, to the cluster's DNS, and to the internet, but to nothing private of the provider's.
     */
    private static ObjectNode networkPolicy() {
        var policy = baseline(NETWORK_POLICY, NAME);
        var spec = policy.putObject("spec");
        spec.putObject("podSelector");
        spec.putArray("policyTypes").add("Ingress").add("Egress");
        var from = spec.putArray("ingress").addObject().putArray("from");
        from.addObject().putObject("podSelector");
        namespaces(from.addObject(), "cdi", "nuvem-images");
        var egress = spec.putArray("egress");
        egress.addObject().putArray("to").addObject().putObject("podSelector");
        var names = egress.addObject();
        namespaces(names.putArray("to").addObject(), "kube-system");
        var ports = names.putArray("ports");
        ports.addObject().put("protocol", "UDP").put("port", 53);
        ports.addObject().put("protocol", "TCP").put("port", 53);
        var internet = egress.addObject().putArray("to");
        block(internet, "0.0.0.0/0", PRIVATE_V4);
        block(internet, "::/0", PRIVATE_V6);
        return policy;
    }

    private static void namespaces(ObjectNode peer, String... names) {
        var expression = peer.putObject("namespaceSelector")
                .putArray("matchExpressions")
                .addObject()
                .put("key", NAMESPACE_NAME)
                .put("operator", "In");
        var values = expression.putArray("values");
        for (var name : names) {
            values.add(name);
        }
    }

    private static void block(ArrayNode peers, String range, List<String> except) {
        var block = peers.addObject().putObject("ipBlock").put("cidr", range);
        var exceptions = block.putArray("except");
        except.forEach(exceptions::add);
    }

    /** Keeps helper pods schedulable under a quota, and a slip of the finger from making a volume of a petabyte. */
    private static ObjectNode limitRange() {
        var range = baseline(LIMIT_RANGE, NAME);
        var limits = range.putObject("spec").putArray("limits");
        limits.addObject()
                .put("type", "Container")
                .putObject("defaultRequest")
                .put("cpu", "10m")
                .put("memory", "64Mi");
        limits.addObject().put("type", "PersistentVolumeClaim").putObject("max").put("storage", "16Ti");
        return range;
    }

    private static ObjectNode baseline(ResourceKind kind, String name) {
        var object = object(kind, name);
        object.withObject("metadata").putObject("labels").put(Labels.BASELINE, "true");
        return object;
    }

    private static ObjectNode object(ResourceKind kind, String name) {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
        object.putObject("metadata").put("name", name);
        return object;
    }
}
