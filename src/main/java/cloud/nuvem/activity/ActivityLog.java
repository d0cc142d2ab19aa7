package cloud.nuvem.activity;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;

/** Where resource modules tell what they see happen in a cluster. */
public interface ActivityLog {

    /**
     * Keeps a step, or more of a step that is known by its key. Returns at once, also for steps told before; what cannot be
     * written now is written later. May be called from watching threads.
     */
    void tell(Step step);

    /**
     * @param key the same whoever sees the step and however often, up to 200 characters
     * @param place where it stands among others of the same second, from 1
     * @param at counts by the full second
     */
    record Step(
            ProjectId project,
            String key,
            ResourceRef resource,
            Topic topic,
            ActivityEntry.Kind kind,
            String code,
            int place,
            Instant at,
            int count,
            String detail,
            ActivityEntry.Said said) {}
}
