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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Where a person stands; run while that person is bound. */
@Component
class StandingQueries {

    private final DSLContext database;

    StandingQueries(DSLContext database) {
        this.database = database;
    }

    Optional<Standing.InProject> inProject(PersonId person, ProjectId id) {
        var roles = roles(
                person,
                ROLE_GRANT.PROJECT_ID.isNull().or(ROLE_GRANT.PROJECT_ID.eq(id.value())),
                ROLE_GRANT.ORGANIZATION_ID.eq(PROJECT.ORGANIZATION_ID));
        return database.select(ProjectRepository.PROJECT_VALUE, OrganizationRepository.ORGANIZATION_VALUE, roles)
                .from(PROJECT)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .where(PROJECT.ID.eq(id.value()), PROJECT.DELETED_AT.isNull())
                .fetchOptional(row -> new Standing.InProject(row.value1(), row.value2(), row.value3()))
                .filter(standing -> !standing.roles().isEmpty());
    }

    Optional<Standing.InOrganization> inOrganization(PersonId person, OrganizationId id) {
        var here = ROLE_GRANT.ORGANIZATION_ID.eq(id.value());
        var whole = roles(person, here, ROLE_GRANT.PROJECT_ID.isNull());
        var single = roles(person, here, ROLE_GRANT.PROJECT_ID.isNotNull());
        return database.select(OrganizationRepository.ORGANIZATION_VALUE, whole, single)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(id.value()))
                .fetchOptional(row -> new Standing.InOrganization(row.value1(), row.value2(), row.value3()))
                .filter(standing ->
                        !standing.roles().isEmpty() || !standing.projectRoles().isEmpty());
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

    private static Field<List<Role>> roles(PersonId person, Condition... where) {
        return DSL.array(DSL.select(ROLE_GRANT.ROLE)
                        .from(ROLE_GRANT)
                        .where(ROLE_GRANT.PERSON_ID.eq(person.value()))
                        .and(DSL.and(where)))
                .convertFrom(names -> Arrays.stream(names).map(Role::valueOf).toList());
    }
}
