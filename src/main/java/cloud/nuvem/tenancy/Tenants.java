package cloud.nuvem.tenancy;

import java.util.List;
import java.util.Optional;

/** Organizations and projects, as one person sees them. */
public interface Tenants {

    /** The organizations the actor belongs to, by name. */
    List<Organization> organizations(Actor actor);

    /** Projects of all the actor's organizations in which the actor has any role, by organization and name. */
    List<Project> projects(Actor actor);

    /** Empty for a stranger, exactly as for an absent one. */
    Optional<Project> findProject(Actor actor, ProjectId project);

    /** Empty for a stranger, exactly as for an absent one. */
    Optional<Organization> findOrganization(Actor actor, OrganizationId organization);

    /** The same by the short name in URLs. */
    Optional<Organization> findOrganization(Actor actor, String slug);
}
