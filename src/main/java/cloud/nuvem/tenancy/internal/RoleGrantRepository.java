package cloud.nuvem.tenancy.internal;

import static cloud.nuvem.tenancy.internal.db.Tables.PROJECT;
import static cloud.nuvem.tenancy.internal.db.Tables.ROLE_GRANT;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Memberships.HeldRole;
import cloud.nuvem.tenancy.Memberships.Member;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Roles held in the bound organization. */
@Component
class RoleGrantRepository {

    private final DSLContext database;

    RoleGrantRepository(DSLContext database) {
        this.database = database;
    }

    void put(Scope scope, Role role, Instant at) {
        var project = scope.project();
        database.insertInto(ROLE_GRANT)
                .set(ROLE_GRANT.ORGANIZATION_ID, scope.organization().value())
                .set(ROLE_GRANT.PERSON_ID, scope.person().value())
                .set(ROLE_GRANT.PROJECT_ID, project == null ? null : project.value())
                .set(ROLE_GRANT.ROLE, role.name())
                .set(ROLE_GRANT.GRANTED_AT, at.atOffset(ZoneOffset.UTC))
                .onConflict(ROLE_GRANT.ORGANIZATION_ID, ROLE_GRANT.PERSON_ID, ROLE_GRANT.PROJECT_ID)
                .doUpdate()
                .set(ROLE_GRANT.ROLE, role.name())
                .set(ROLE_GRANT.GRANTED_AT, at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    void remove(Scope scope) {
        database.deleteFrom(ROLE_GRANT).where(is(scope)).execute();
    }

    Optional<Role> find(Scope scope) {
        return database.select(ROLE_GRANT.ROLE)
                .from(ROLE_GRANT)
                .where(is(scope))
                .fetchOptional(row -> Role.valueOf(row.value1()));
    }

    boolean hasOwnerBeside(OrganizationId organization, PersonId person) {
        return database.fetchExists(
                ROLE_GRANT,
                ROLE_GRANT.ORGANIZATION_ID.eq(organization.value()),
                ROLE_GRANT.PROJECT_ID.isNull(),
                ROLE_GRANT.ROLE.eq(Role.OWNER.name()),
                ROLE_GRANT.PERSON_ID.ne(person.value()));
    }

    /** Roles in deleted projects are left out. */
    List<Member> members(OrganizationId organization) {
        var rows = database.select(ROLE_GRANT.PERSON_ID, ROLE_GRANT.PROJECT_ID, ROLE_GRANT.ROLE, ROLE_GRANT.GRANTED_AT)
                .from(ROLE_GRANT)
                .leftJoin(PROJECT)
                .on(PROJECT.ID.eq(ROLE_GRANT.PROJECT_ID))
                .where(ROLE_GRANT.ORGANIZATION_ID.eq(organization.value()), PROJECT.DELETED_AT.isNull())
                .orderBy(ROLE_GRANT.PERSON_ID, ROLE_GRANT.PROJECT_ID.asc().nullsFirst())
                .fetchGroups(ROLE_GRANT.PERSON_ID, RoleGrantRepository::heldRole);
        return new LinkedHashMap<>(rows)
                .entrySet().stream()
                        .map(row -> new Member(new PersonId(row.getKey()), row.getValue()))
                        .toList();
    }

    private static HeldRole heldRole(Record4<UUID, @Nullable String, String, OffsetDateTime> row) {
        var project = row.value2();
        return new HeldRole(
                project == null ? null : new ProjectId(project),
                Role.valueOf(row.value3()),
                row.value4().toInstant());
    }

    private static Condition is(Scope scope) {
        var project = scope.project();
        return ROLE_GRANT
                .ORGANIZATION_ID
                .eq(scope.organization().value())
                .and(ROLE_GRANT.PERSON_ID.eq(scope.person().value()))
                .and(project == null ? ROLE_GRANT.PROJECT_ID.isNull() : ROLE_GRANT.PROJECT_ID.eq(project.value()));
    }

    /**
     * Whose role, and for what.
     *
     * @param project null for the whole organization
     */
    record Scope(
            OrganizationId organization,
            PersonId person,
            @Nullable ProjectId project) {}
}
