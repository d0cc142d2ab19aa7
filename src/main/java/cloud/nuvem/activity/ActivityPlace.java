package cloud.nuvem.activity;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.ProjectId;
import org.jspecify.annotations.Nullable;

/** @param resource null for all of the project */
public record ActivityPlace(ProjectId project, @Nullable ResourceRef resource) {

    public static ActivityPlace of(ProjectId project) {
        return new ActivityPlace(project, null);
    }
}
