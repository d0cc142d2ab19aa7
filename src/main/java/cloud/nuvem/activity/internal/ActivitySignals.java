package cloud.nuvem.activity.internal;

import cloud.nuvem.cluster.ProjectSignals;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.TenantEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that something happened: a step was written, or somebody did something in this replica. */
@Component
class ActivitySignals implements DisposableBean {

    /** Longer than the trail takes to write what was announced. */
    private static final Duration BETWEEN_SIGNALS = Duration.ofMillis(300);

    private final ProjectSignals signals = new ProjectSignals(BETWEEN_SIGNALS);

    AutoCloseable listen(ProjectId project, Runnable listener) {
        return signals.listen(project, listener);
    }

    void changed(@Nullable ProjectId project) {
        if (project != null) {
            signals.changed(project);
        }
    }

    @EventListener
    void on(TenantEvent.ActionIntended intended) {
        changed(intended.project());
    }

    @EventListener
    void on(TenantEvent.ActionFinished finished) {
        changed(finished.project());
    }

    @EventListener
    void on(TenantEvent.ActionDenied denied) {
        changed(denied.project());
    }

    @Override
    public void destroy() {
        signals.close();
    }
}
