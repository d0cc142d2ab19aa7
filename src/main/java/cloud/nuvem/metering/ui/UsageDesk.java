package cloud.nuvem.metering.ui;

import cloud.nuvem.metering.Usage;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who reads whose usage.
 *
 * @param projects that the reader sees, for names and the filter
 * @param now the month that is running
 */
record UsageDesk(Usage usage, Actor actor, Organization organization, List<Project> projects, YearMonth now) {

    OrganizationId id() {
        return organization.id();
    }

    /** The id where the project is gone. */
    String nameOf(@Nullable String project) {
        return projects.stream()
                .filter(each -> each.id().value().equals(project))
                .map(Project::name)
                .findFirst()
                .orElse(project == null ? "" : project);
    }

    static String path(String organization) {
        return "o/" + organization + "/usage";
    }

    String path() {
        return path(organization.slug());
    }
}
