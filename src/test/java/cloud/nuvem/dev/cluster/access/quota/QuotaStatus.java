package cloud.nuvem.dev.cluster.access.quota;

import cloud.nuvem.dev.cluster.controllers.Controller;
import cloud.nuvem.dev.cluster.controllers.Pace;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps {@code status.hard} and {@code status.used} of every quota, gathering what changes within a moment. */
public final class QuotaStatus implements Controller {

    private static final long MOMENT_MILLIS = 20;
    private static final Caller SELF = Caller.controller("kube-system:resourcequota-controller");

    private final ResourceQuotas quotas;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    public QuotaStatus(ResourceQuotas quotas) {
        this.quotas = quotas;
    }

    @Override
    public void start(Resources resources, ScheduledExecutorService timer, Pace pace) {
        var type = resources.type("", "resourcequotas");
        quotas.onChange(namespace -> {
            if (changed.add(namespace)) {
                var _ = timer.schedule(() -> { try { update(resources, namespace); } catch (Throwable t) { t.printStackTrace(); } }, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
        resources.list(type, null).stream()
                .map(quota -> quota.path("metadata").path("namespace").asString())
                .distinct()
                .forEach(namespace -> update(resources, namespace));
    }

    private void update(Resources resources, String namespace) {
        changed.remove(namespace);
        var type = resources.type("", "resourcequotas");
        resources
                .list(type, namespace)
                .forEach(quota -> resources.change(
                        type, namespace, quota.path("metadata").path("name").asString(), quotas::fillStatus, SELF));
    }
}
