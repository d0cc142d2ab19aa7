package cloud.nuvem.tenancy.internal;

import static cloud.nuvem.tenancy.internal.db.Tables.ORGANIZATION;
import static cloud.nuvem.tenancy.internal.db.Tables.PROJECT;
import static cloud.nuvem.tenancy.internal.db.Tables.ROLE_GRANT;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Role;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a person stands; all but {@link #inProject} run while that person is bound. */
@Component
class StandingQueries {

    private final DSLContext database;
    private final TransactionTenantScope scope;
    private final TenantBindingQueries binding;

    StandingQueries(DSLContext database, TransactionTenantScope scope, TenantBindingQueries binding) {
        this.database = database;
        this.scope = scope;
        this.binding = binding;
    }

    /**
     * Asked before nearly everything, so that it is one message to the database. The person's roles are read first and the
     * project is looked for among those of their organizations: with a look at the project first, row-level security would
     * work longer on somebody else's than on none, and the time would tell them apart. Hence no index may find it by its id.
     */
    Optional<Standing.InProject> inProject(PersonId person, ProjectId id) {
        var held = database.select(ROLE_GRANT.ROLE, ROLE_GRANT.PROJECT_ID)
                .select(PROJECT.ID, PROJECT.ORGANIZATION_ID, PROJECT.NAME, PROJECT.REGION, PROJECT.CREATED_AT)
                .select(ORGANIZATION.SLUG, ORGANIZATION.NAME, ORGANIZATION.SUSPENSION, ORGANIZATION.CREATED_AT)
                .from(ROLE_GRANT)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(ROLE_GRANT.ORGANIZATION_ID))
                .leftJoin(PROJECT)
                .on(
                        PROJECT.ORGANIZATION_ID.eq(ROLE_GRANT.ORGANIZATION_ID),
                        PROJECT.ID.concat("").eq(id.value()),
                        PROJECT.DELETED_AT.isNull())
                .where(ROLE_GRANT.PERSON_ID.eq(person.value()));
        var rows = scope.isOpenFor(person) ? database.fetchMany("{0}", held).getLast() : binding.ask(person, held);
        var counting = rows.stream()
                .filter(row ->
                        row.get(2) != null && (row.get(1) == null || row.get(1).equals(id.value())))
                .toList();
        return counting.stream()
                .findFirst()
                .map(row -> new Standing.InProject(
                        project(row),
                        organization(row),
                        counting.stream()
                                .map(each -> Role.valueOf(each.get(0, String.class)))
                                .toList()));
    }

    private static Project project(Record row) {
        return new Project(
                new ProjectId(row.get(2, String.class)),
                new OrganizationId(row.get(3, UUID.class)),
                row.get(4, String.class),
                new Region(row.get(5, String.class)),
                row.get(6, OffsetDateTime.class).toInstant());
    }

    private static Organization organization(Record row) {
        return new Organization(
                new OrganizationId(row.get(3, UUID.class)),
                row.get(7, String.class),
                row.get(8, String.class),
                Organization.Suspension.valueOf(row.get(9, String.class)),
                row.get(10, OffsetDateTime.class).toInstant());
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
    private record HeldRole(UUID organization, @Nullable String project, Role role) {}
}
