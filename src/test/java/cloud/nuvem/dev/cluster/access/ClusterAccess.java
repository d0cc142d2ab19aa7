package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Access;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.VirtualResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster's answer to who is calling, as whom, and whether they may. */
final class ClusterAccess implements Access {

    private final Tokens tokens;
    private final RoleIndex index;
    private final Rbac rbac;
    private final Impersonation impersonation;

    /** Rights are read from the stored roles and bindings, live. */
    ClusterAccess(Resources resources, Tokens tokens) {
        this.tokens = tokens;
        this.index = RoleIndex.watching(resources);
        this.rbac = new Rbac(index);
        this.impersonation = new Impersonation(rbac);
    }

    /** Whether all that is stored counts already. */
    boolean isCurrent(Resources resources) {
        return index.isCurrent(resources);
    }

    /** Refuses roles and bindings that hand out more than their writer holds. */
    Admission escalation() {
        return new Escalation(rbac);
    }

    /** The kinds that answer questions about rights. */
    List<VirtualResource.Served> reviews() {
        return new AccessReviews(rbac).served();
    }

    @Override
    public Optional<Caller> authenticate(String bearerToken) {
        return tokens.bearer(bearerToken);
    }

    @Override
    public Caller impersonate(Caller bearer, Map<String, List<String>> headers, ApiRequest request) {
        return impersonation.impersonate(bearer, headers, request);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A deep subresource such as {@code vnc/screenshot} is asked for twice, because two ask on a real cluster: the API
     * server, which looks at the first word only, and KubeVirt behind it, which answers 401.
     */
    @Override
    public void authorize(Caller caller, ApiRequest request) {
        var outer = ApiRequests.withSubresource(request, ApiRequests.firstWord(request.subresource()));
        if (rbac.decide(caller, outer) instanceof Decision.Denied(var reason)) {
            throw Refusals.forbidden(caller, outer, reason);
        }
        if (!outer.equals(request) && rbac.decide(caller, request) instanceof Decision.Denied) {
            throw StatusException.of(401, "Unauthorized", "Unauthorized");
        }
    }
}
