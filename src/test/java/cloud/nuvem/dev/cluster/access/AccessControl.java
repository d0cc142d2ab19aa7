package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.access.policy.AdmissionPolicies;
import cloud.nuvem.dev.cluster.access.quota.QuotaStatus;
import cloud.nuvem.dev.cluster.access.quota.ResourceQuotas;
import cloud.nuvem.dev.cluster.controllers.Controller;
import cloud.nuvem.dev.cluster.core.Access;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.VirtualResource;
import cloud.nuvem.dev.cluster.kinds.KindDefinitions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about rights that one cluster is put together from. Its parts share what they watch. */
public final class AccessControl {

    private record Parts(ClusterAccess access, ResourceQuotas quotas, List<Admission> admissions) {}

    private final Tokens tokens = new Tokens();
    private @Nullable Parts parts;

    /** The kinds of RBAC, admission policies and quotas. */
    public static List<ResourceType> kinds() {
        return KindDefinitions.load("/cluster/access/kinds.yaml");
    }

    /** The tokens of this run. */
    public Tokens tokens() {
        return tokens;
    }

    public Access access(Resources resources) {
        return parts(resources).access;
    }

    /**
     * In the order of a real API server. Quotas count what passes them, so no other part may validate after these;
     * plugins that know a kind come before.
     */
    public List<Admission> admissions(Resources resources) {
        return parts(resources).admissions;
    }

    public List<VirtualResource.Served> reviews(Resources resources) {
        return parts(resources).access.reviews();
    }

    public Controller quotaStatus(Resources resources) {
        return new QuotaStatus(parts(resources).quotas);
    }

    private synchronized Parts parts(Resources resources) {
        if (parts == null) {
            var access = new ClusterAccess(resources, tokens);
            var quotas = new ResourceQuotas(resources);
            parts = new Parts(
                    access,
                    quotas,
                    List.of(
                            new ImmortalNamespaces(),
                            access.escalation(),
                            new AdmissionPolicies(resources),
                            quotas));
        }
        return parts;
    }
}
