package cloud.nuvem.dev.cluster.access.quota;

import cloud.nuvem.dev.cluster.controllers.Controller;
import cloud.nuvem.dev.cluster.controllers.Pace;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps {@code status.hard} and {@code status.used} of every quota, gathering what changes within a moment. */
public final class QuotaStatus implements Controller {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaStatus.class);
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
                soon(timer, () -> update(resources, namespace));
            }
        });
        resources.list(type, null).stream()
                .map(quota -> quota.path("metadata").path("namespace").asString())
                .distinct()
                .forEach(namespace -> update(resources, namespace));
    }

    private static void soon(ScheduledExecutorService timer, Runnable work) {
        try {
            var _ = timer.schedule(work, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("The cluster goes down; quotas are counted anew at its next start", closed);
        }
    }

    private void update(Resources resources, String namespace) {
        changed.remove(namespace);
        var type = resources.type("", "resourcequotas");
        try {
            for (var quota : resources.list(type, namespace)) {
                var name = quota.path("metadata").path("name").asString();
                resources.change(type, namespace, name, quotas::fillStatus, SELF);
            }
        } catch (RuntimeException failure) {
            LOG.error("The quotas of {} could not be brought up to date", namespace, failure);
        }
    }
}
