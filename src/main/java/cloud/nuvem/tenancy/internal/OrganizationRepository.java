package cloud.nuvem.tenancy.internal;

import static cloud.nuvem.tenancy.internal.db.Tables.ORGANIZATION;
import static cloud.nuvem.tenancy.internal.db.Tables.SUSPENSION;

import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Suspensions.Cause;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Organizations; run while one is bound. */
@Component
class OrganizationRepository {

    static final SelectField<Organization> ORGANIZATION_VALUE = DSL.row(
                    ORGANIZATION.ID,
                    ORGANIZATION.SLUG,
                    ORGANIZATION.NAME,
                    ORGANIZATION.SUSPENSION,
                    ORGANIZATION.CREATED_AT)
            .mapping((id, slug, name, suspension, createdAt) -> new Organization(
                    new OrganizationId(id), slug, name, Suspension.valueOf(suspension), createdAt.toInstant()));

    private final DSLContext database;

    OrganizationRepository(DSLContext database) {
        this.database = database;
    }

    /** In the order people expect in any language, not by code point. */
    static Field<String> alphabetically(Field<String> text) {
        return text.collate("und-x-icu");
    }

    /** False when the slug is taken. */
    boolean insert(Organization organization) {
        return database.insertInto(ORGANIZATION)
                        .set(ORGANIZATION.ID, organization.id().value())
                        .set(ORGANIZATION.SLUG, organization.slug())
                        .set(ORGANIZATION.NAME, organization.name())
                        .set(ORGANIZATION.SUSPENSION, organization.suspension().name())
                        .set(ORGANIZATION.CREATED_AT, organization.createdAt().atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** What a cause asks for; empty when there is no such organization. */
    Optional<Suspension> suspension(OrganizationId id, Cause cause) {
        return database.select(SUSPENSION.SUSPENSION_)
                .from(ORGANIZATION)
                .leftJoin(SUSPENSION)
                .on(SUSPENSION.ORGANIZATION_ID.eq(ORGANIZATION.ID))
                .and(SUSPENSION.CAUSE.eq(cause.name()))
                .where(ORGANIZATION.ID.eq(id.value()))
                .fetchOptional(row -> valueOf(row.get(SUSPENSION.SUSPENSION_)));
    }

    private static Suspension valueOf(@Nullable String name) {
        return name == null ? Suspension.NONE : Suspension.valueOf(name);
    }

    /** What counts from now on, the strongest of all causes; empty when it was so before. */
    Optional<Suspension> suspend(OrganizationId id, Cause cause, Suspension suspension, Instant now) {
        lock(id);
        keep(id, cause, suspension, now);
        var strongest = database
                .select(SUSPENSION.SUSPENSION_)
                .from(SUSPENSION)
                .where(SUSPENSION.ORGANIZATION_ID.eq(id.value()))
                .fetch(row -> Suspension.valueOf(row.value1()))
                .stream()
                .max(Comparator.naturalOrder())
                .orElse(Suspension.NONE);
        boolean changed = database.update(ORGANIZATION)
                        .set(ORGANIZATION.SUSPENSION, strongest.name())
                        .where(ORGANIZATION.ID.eq(id.value()))
                        .and(ORGANIZATION.SUSPENSION.ne(strongest.name()))
                        .execute()
                == 1;
        return changed ? Optional.of(strongest) : Optional.empty();
    }

    private void keep(OrganizationId id, Cause cause, Suspension suspension, Instant now) {
        if (suspension == Suspension.NONE) {
            database.deleteFrom(SUSPENSION)
                    .where(SUSPENSION.ORGANIZATION_ID.eq(id.value()))
                    .and(SUSPENSION.CAUSE.eq(cause.name()))
                    .execute();
            return;
        }
        database.insertInto(SUSPENSION)
                .set(SUSPENSION.ORGANIZATION_ID, id.value())
                .set(SUSPENSION.CAUSE, cause.name())
                .set(SUSPENSION.SUSPENSION_, suspension.name())
                .set(SUSPENSION.SINCE, now.atOffset(ZoneOffset.UTC))
                .onConflict(SUSPENSION.ORGANIZATION_ID, SUSPENSION.CAUSE)
                .doUpdate()
                .set(SUSPENSION.SUSPENSION_, suspension.name())
                .set(SUSPENSION.SINCE, now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Until the end of the transaction nobody else changes who owns the organization. */
    void lock(OrganizationId id) {
        UUID organization = id.value();
        database.select(ORGANIZATION.ID)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(organization))
                .forNoKeyUpdate()
                .fetch();
    }
}
