package cloud.nuvem.tenancy;

import cloud.nuvem.tenancy.Organization.Suspension;
import java.util.List;

/**
 * The projects of every organization: for provider-wide jobs such as the reconciler of namespaces, never for a door. Read
 * with the provider's database role, the only one that row-level security lets through.
 */
public interface ProjectDirectory {

    /** Every project there is, by id. */
    List<ListedProject> all();

    /** Deleted ones, by id: their namespaces are to be removed. What is in neither list was never a project of ours. */
    List<ListedProject> deleted();

    /** @param organizationSlug for labels that people read */
    record ListedProject(Project project, String organizationSlug, Suspension suspension) {}
}
