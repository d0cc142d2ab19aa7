package cloud.nuvem.tenancy.internal;

import static cloud.nuvem.tenancy.internal.db.Tables.ORGANIZATION;
import static cloud.nuvem.tenancy.internal.db.Tables.PROJECT;
import static cloud.nuvem.tenancy.internal.db.Tables.ROLE_GRANT;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a person stands; run while that person is bound. */
@Component
class StandingQueries {

    private final DSLContext database;

    StandingQueries(DSLContext database) {
        this.database = database;
    }

    Optional<Standing.InProject> inProject(PersonId person, ProjectId id) {
        var held = held(person);
        var organizations = held.stream().map(HeldRole::organization).distinct().toList();
        return database.select(ProjectRepository.PROJECT_VALUE, OrganizationRepository.ORGANIZATION_VALUE)
                .from(PROJECT)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .where(
                        PROJECT.ORGANIZATION_ID.in(organizations),
                        PROJECT.ID.eq(id.value()),
                        PROJECT.DELETED_AT.isNull())
                .fetchOptional(row -> new Standing.InProject(
                        row.value1(), row.value2(), roles(held, role -> role.countsIn(row.value1()))))
                .filter(standing -> !standing.roles().isEmpty());
    }

    Optional<Standing.InOrganization> inOrganization(PersonId person, OrganizationId id) {
        var held = held(person).stream()
                .filter(role -> role.organization().equals(id.value()))
                .toList();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        return database.select(OrganizationRepository.ORGANIZATION_VALUE)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(id.value()))
                .fetchOptional(row -> new Standing.InOrganization(
                        row.value1(),
                        roles(held, role -> role.project() == null),
                        roles(held, role -> role.project() != null)));
    }

    /** Organizations in which the person holds any role, by name. */
    List<Organization> organizations(PersonId person) {
        return database.select(OrganizationRepository.ORGANIZATION_VALUE)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.in(DSL.select(ROLE_GRANT.ORGANIZATION_ID)
                        .from(ROLE_GRANT)
                        .where(ROLE_GRANT.PERSON_ID.eq(person.value()))))
                .orderBy(OrganizationRepository.alphabetically(ORGANIZATION.NAME), ORGANIZATION.SLUG)
                .fetch(row -> row.value1());
    }

    /** Projects in which the person holds any role, by organization and name. */
    List<Project> projects(PersonId person) {
        return database.select(ProjectRepository.PROJECT_VALUE)
                .from(PROJECT)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .where(PROJECT.DELETED_AT.isNull())
                .andExists(DSL.selectOne()
                        .from(ROLE_GRANT)
                        .where(
                                ROLE_GRANT.PERSON_ID.eq(person.value()),
                                ROLE_GRANT.ORGANIZATION_ID.eq(PROJECT.ORGANIZATION_ID),
                                ROLE_GRANT.PROJECT_ID.isNull().or(ROLE_GRANT.PROJECT_ID.eq(PROJECT.ID))))
                .orderBy(
                        OrganizationRepository.alphabetically(ORGANIZATION.NAME),
                        ORGANIZATION.SLUG,
                        OrganizationRepository.alphabetically(PROJECT.NAME),
                        PROJECT.ID)
                .fetch(row -> row.value1());
    }

    /**
     * Read first, so that what follows looks into the person's own organizations only: with a look at the project first,
     * row-level security would work longer on somebody else's than on none, and the time would tell them apart.
     */
    private List<HeldRole> held(PersonId person) {
        return database.select(ROLE_GRANT.ORGANIZATION_ID, ROLE_GRANT.PROJECT_ID, ROLE_GRANT.ROLE)
                .from(ROLE_GRANT)
                .where(ROLE_GRANT.PERSON_ID.eq(person.value()))
                .fetch(row -> new HeldRole(row.value1(), row.value2(), Role.valueOf(row.value3())));
    }

    private static List<Role> roles(List<HeldRole> held, Predicate<HeldRole> counts) {
        return held.stream().filter(counts).map(HeldRole::role).toList();
    }

    /** @param project null for the whole organization */
    private record HeldRole(UUID organization, @Nullable String project, Role role) {

        boolean countsIn(Project place) {
            return organization.equals(place.organization().value())
                    && (project == null || project.equals(place.id().value()));
        }
    }
}
