package cloud.nuvem.quota.internal;

import static cloud.nuvem.quota.internal.db.Tables.RESERVATION;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import cloud.nuvem.quota.Quotas.Claim;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.types.DayToSecond;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Room held for what is being created. Time is the database's: replicas' clocks do not matter. */
@Repository
class ReservationRepository {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<Limit, Long>> AMOUNTS = new TypeReference<>() {};

    private final DSLContext db;
    private final DSLContext provider;

    ReservationRepository(DSLContext db, @Qualifier("provider") DSLContext provider) {
        this.db = db;
        this.provider = provider;
    }

    /** Inside the organization's {@code TenantScope}. */
    List<Reservation> open(OrganizationId organization) {
        return openOf(organization).fetch(ReservationRepository::reservation);
    }

    /**
     * The same after waiting until no other transaction, in whatever replica, decides for this organization; that ends with
     * this transaction. Both go in one message, and the rows are read when the lock is held.
     */
    List<Reservation> lockedOpen(OrganizationId organization) {
        var lock = db.resultQuery(
                "select pg_advisory_xact_lock(hashtextextended({0}, 0))", val("nuvem.quota/" + organization.value()));
        var r = RESERVATION;
        return db.fetchMany("{0}; {1}", lock, openOf(organization))
                .getLast()
                .into(r.ID, r.ORGANIZATION_ID, r.CLAIM, r.NEEDED)
                .map(ReservationRepository::reservation);
    }

    private ResultQuery<? extends Record> openOf(OrganizationId organization) {
        var r = RESERVATION;
        return db.select(r.ID, r.ORGANIZATION_ID, r.CLAIM, r.NEEDED)
                .from(r)
                .where(r.ORGANIZATION_ID.eq(organization.value()))
                .and(r.EXPIRES_AT.gt(currentOffsetDateTime()));
    }

    /** Inside the organization's {@code TenantScope}. */
    void reserve(OrganizationId organization, UUID attempt, List<Claim> claims, Duration longest) {
        var r = RESERVATION;
        var insert = db.insertInto(r, r.ORGANIZATION_ID, r.ATTEMPT, r.CLAIM, r.NEEDED, r.EXPIRES_AT);
        for (var claim : claims) {
            insert = insert.values(
                    val(organization.value()),
                    val(attempt),
                    val(claim.name()),
                    val(JSONB.valueOf(JSON.writeValueAsString(claim.needed()))),
                    in(longest));
        }
        insert.execute();
    }

    /** Inside the organization's {@code TenantScope}: from now on the cache will show it soon. */
    void confirm(UUID attempt, Duration longest, Duration longestWithoutName) {
        var r = RESERVATION;
        db.update(r)
                .set(r.MADE_AT, currentOffsetDateTime())
                .set(r.EXPIRES_AT, when(r.CLAIM.eq(""), in(longestWithoutName)).otherwise(in(longest)))
                .where(r.ATTEMPT.eq(attempt))
                .execute();
    }

    /** Inside the organization's {@code TenantScope}. */
    void release(UUID attempt) {
        db.deleteFrom(RESERVATION).where(RESERVATION.ATTEMPT.eq(attempt)).execute();
    }

    /** Of all organizations, those made at least so long ago. */
    List<Reservation> madeBefore(Duration age) {
        var r = RESERVATION;
        return provider.select(r.ID, r.ORGANIZATION_ID, r.CLAIM, r.NEEDED)
                .from(r)
                .where(r.MADE_AT.lt(in(age.negated())))
                .fetch(ReservationRepository::reservation);
    }

    void forget(Collection<UUID> ids) {
        provider.deleteFrom(RESERVATION)
                .where(RESERVATION.ID.in(ids).or(RESERVATION.EXPIRES_AT.lt(currentOffsetDateTime())))
                .execute();
    }

    private static Reservation reservation(Record row) {
        var r = RESERVATION;
        return new Reservation(
                row.get(r.ID),
                new OrganizationId(row.get(r.ORGANIZATION_ID)),
                row.get(r.CLAIM),
                JSON.readValue(row.get(r.NEEDED).data(), AMOUNTS));
    }

    private static Field<OffsetDateTime> in(Duration duration) {
        return currentOffsetDateTime().add(DayToSecond.valueOf(duration));
    }
}
