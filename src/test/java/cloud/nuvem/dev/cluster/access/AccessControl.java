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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Everything about rights that one cluster is put together from. Its parts share what they watch. */
public final class AccessControl {

    private record Parts(ClusterAccess access, AdmissionPolicies policies, ResourceQuotas quotas) {

        List<Admission> admissions() {
            return List.of(new ImmortalNamespaces(), access.escalation(), policies, quotas);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofMillis(1);

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
        return parts(resources).admissions();
    }

    public List<VirtualResource.Served> reviews(Resources resources) {
        return parts(resources).access.reviews();
    }

    public Controller quotaStatus(Resources resources) {
        return new QuotaStatus(parts(resources).quotas);
    }

    /**
     * Installs the system's own objects and the chart's files, and returns when they count. For the start of a cluster, once
     * it can be written to.
     */
    public void install(Resources resources, List<Path> chart) {
        var foundations = new Foundations(resources);
        foundations.installSystem();
        chart.forEach(foundations::install);
        var all = parts(resources);
        awaitThat(() -> all.access.isCurrent(resources) && all.policies.isCurrent(resources));
    }

    /** Watches tell of a write a moment later; nobody shall meet a cluster without its rules. */
    private static void awaitThat(BooleanSupplier fact) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("roles and policies did not come to count within " + PATIENCE);
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private synchronized Parts parts(Resources resources) {
        if (parts == null) {
            parts = new Parts(
                    new ClusterAccess(resources, tokens),
                    new AdmissionPolicies(resources),
                    new ResourceQuotas(resources));
        }
        return parts;
    }
}
