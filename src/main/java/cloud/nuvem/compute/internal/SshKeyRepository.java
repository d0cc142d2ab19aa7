package cloud.nuvem.compute.internal;

import static cloud.nuvem.compute.internal.db.Tables.SSH_KEY;

import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantScope;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class SshKeyRepository {

    private final DSLContext db;
    private final TenantScope tenants;

    SshKeyRepository(DSLContext db, TenantScope tenants) {
        this.db = db;
        this.tenants = tenants;
    }

    /** By name, then age. */
    List<SshKey> of(OrganizationId organization) {
        return tenants.of(
                organization,
                () -> db.selectFrom(SSH_KEY)
                        .where(SSH_KEY.ORGANIZATION_ID.eq(organization.value()))
                        .orderBy(SSH_KEY.NAME, SSH_KEY.ID)
                        .fetch(SshKeyRepository::key));
    }

    Optional<SshKey> find(OrganizationId organization, SshKeyId id) {
        return tenants.of(
                organization,
                () -> db.selectFrom(SSH_KEY)
                        .where(SSH_KEY.ORGANIZATION_ID.eq(organization.value()).and(SSH_KEY.ID.eq(id.value())))
                        .fetchOptional(SshKeyRepository::key));
    }

    Optional<SshKey> find(OrganizationId organization, String fingerprint) {
        return tenants.of(
                organization,
                () -> db.selectFrom(SSH_KEY)
                        .where(SSH_KEY.ORGANIZATION_ID
                                .eq(organization.value())
                                .and(SSH_KEY.FINGERPRINT.eq(fingerprint)))
                        .fetchOptional(SshKeyRepository::key));
    }

    /** Empty when the organization has the very key already. */
    Optional<SshKey> add(OrganizationId organization, Actor owner, String name, SshKeyParser.Parsed.Key key) {
        return tenants.of(
                organization,
                () -> db.insertInto(SSH_KEY)
                        .set(SSH_KEY.ORGANIZATION_ID, organization.value())
                        .set(SSH_KEY.OWNER_ID, owner.person().value())
                        .set(SSH_KEY.OWNER_NAME, owner.name())
                        .set(SSH_KEY.NAME, name)
                        .set(SSH_KEY.ALGORITHM, key.algorithm())
                        .set(SSH_KEY.PUBLIC_KEY, key.line())
                        .set(SSH_KEY.FINGERPRINT, key.fingerprint())
                        .onConflictDoNothing()
                        .returning()
                        .fetchOptional(SshKeyRepository::key));
    }

    /** @return false when it was gone already */
    boolean remove(OrganizationId organization, SshKeyId id) {
        return tenants.of(
                organization,
                () -> db.deleteFrom(SSH_KEY)
                                .where(SSH_KEY.ORGANIZATION_ID
                                        .eq(organization.value())
                                        .and(SSH_KEY.ID.eq(id.value())))
                                .execute()
                        == 1);
    }

    private static SshKey key(Record row) {
        return new SshKey(
                new SshKeyId(row.get(SSH_KEY.ID)),
                new PersonId(row.get(SSH_KEY.OWNER_ID)),
                row.get(SSH_KEY.OWNER_NAME),
                row.get(SSH_KEY.NAME),
                row.get(SSH_KEY.ALGORITHM),
                row.get(SSH_KEY.PUBLIC_KEY),
                row.get(SSH_KEY.FINGERPRINT),
                row.get(SSH_KEY.CREATED_AT).toInstant());
    }
}
