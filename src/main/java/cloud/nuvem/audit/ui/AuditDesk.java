package cloud.nuvem.audit.ui;

import cloud.nuvem.audit.AuditTrail;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who reads whose trail.
 *
 * @param projects that the reader sees, for names and the filter
 */
record AuditDesk(AuditTrail trail, Actor actor, Organization organization, List<Project> projects) {

    /** The id where the project is gone. */
    String nameOf(@Nullable ProjectId id) {
        if (id == null) {
            return "";
        }
        return projects.stream()
                .filter(project -> project.id().equals(id))
                .map(Project::name)
                .findFirst()
                .orElse(id.value());
    }

    String path() {
        return "o/" + organization.slug() + "/audit";
    }
}
