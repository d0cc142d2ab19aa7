package cloud.nuvem.tenancy.internal;

import static cloud.nuvem.tenancy.internal.db.Tables.ORGANIZATION;

import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
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

    Optional<Suspension> suspension(OrganizationId id) {
        return database.select(ORGANIZATION.SUSPENSION)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(id.value()))
                .fetchOptional(row -> Suspension.valueOf(row.value1()));
    }

    /** False when it was so before. */
    boolean suspend(OrganizationId id, Suspension suspension) {
        return database.update(ORGANIZATION)
                        .set(ORGANIZATION.SUSPENSION, suspension.name())
                        .where(ORGANIZATION.ID.eq(id.value()))
                        .and(ORGANIZATION.SUSPENSION.ne(suspension.name()))
                        .execute()
                == 1;
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
