package cloud.nuvem.quota.internal;

import static cloud.nuvem.quota.internal.db.Tables.ORGANIZATION_LIMIT;
import static cloud.nuvem.quota.internal.db.Tables.PLAN_LIMIT;
import static cloud.nuvem.quota.internal.db.Tables.RESERVATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import cloud.nuvem.pricing.Plan;
import cloud.nuvem.quota.Quotas.Claim;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
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
import org.jooq.Select;
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
        var r = RESERVATION;
        return db.fetchMany("{0}; {1}", lock(organization), openOf(organization))
                .getLast()
                .into(r.ID, r.ORGANIZATION_ID, r.CLAIM, r.NEEDED)
                .map(ReservationRepository::reservation);
    }

    private ResultQuery<?> lock(OrganizationId organization) {
        return db.resultQuery(
                "select pg_advisory_xact_lock(hashtextextended({0}, 0))", val("nuvem.quota/" + organization.value()));
    }

    private ResultQuery<? extends Record> openOf(OrganizationId organization) {
        var r = RESERVATION;
        return db.select(r.ID, r.ORGANIZATION_ID, r.CLAIM, r.NEEDED)
                .from(r)
                .where(r.ORGANIZATION_ID.eq(organization.value()))
                .and(r.EXPIRES_AT.gt(currentOffsetDateTime()));
    }

    /** Inside the organization's {@code TenantScope}. */
    void reserve(OrganizationId organization, Reserving reserving, Duration longest) {
        var r = RESERVATION;
        var insert = db.insertInto(r, r.ORGANIZATION_ID, r.ATTEMPT, r.CLAIM, r.NEEDED, r.EXPIRES_AT);
        for (var claim : reserving.claims()) {
            insert = insert.values(
                    val(organization.value()),
                    val(reserving.attempt()),
                    val(claim.name()),
                    val(json(claim.needed())),
                    in(longest));
        }
        insert.execute();
    }

    /**
     * Reserves if there is room even when everything reserved counts beyond what is used, in one message to the database,
     * which is one transaction to it. Returns false when that does not fit, or when others were waited for so long that what
     * is used may have changed: then a closer look decides. Not waited for on disk: a crash of the database ends what it was
     * reserved for as well.
     *
     * @param used read before this call
     */
    boolean reserveIfItSurelyFits(
            OrganizationId organization, Plan plan, Reserving reserving, Map<Limit, Long> used, Duration longest) {
        var binding = db.resultQuery(
                "select set_config('nuvem.organization', {0}, true), set_config('synchronous_commit', 'off', true)",
                val(organization.value().toString()));
        var r = RESERVATION;
        var claims = reserving.claims();
        var each = table(
                "unnest({0}, {1}) as claim (name, needed)",
                val(claims.stream().map(Claim::name).toArray(String[]::new)),
                val(claims.stream()
                        .map(Claim::needed)
                        .map(ReservationRepository::json)
                        .toArray(JSONB[]::new)));
        var insert = db.insertInto(r, r.ORGANIZATION_ID, r.ATTEMPT, r.CLAIM, r.NEEDED, r.EXPIRES_AT)
                .select(db.select(
                                val(organization.value()),
                                val(reserving.attempt()),
                                field(name("claim", "name"), String.class),
                                field(name("claim", "needed"), JSONB.class),
                                in(longest))
                        .from(each)
                        .where(notExists(exceeded(organization, plan, reserving.needed(), used)))
                        .and("clock_timestamp() < now() + interval '1 second'"));
        int rows = db.fetchMany("{0}; {1}; {2}", binding, lock(organization), insert)
                .resultsOrRows()
                .getLast()
                .rows();
        return rows > 0;
    }

    private Select<?> exceeded(OrganizationId organization, Plan plan, Map<Limit, Long> needed, Map<Limit, Long> used) {
        var wanted = needed.entrySet().stream()
                .filter(wish -> wish.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        var wish = table(
                "unnest({0}, {1}) as wish (limited, amount)",
                val(wanted.stream().map(Limit::name).toArray(String[]::new)),
                val(wanted.stream()
                        .map(limit -> used.getOrDefault(limit, 0L) + needed.getOrDefault(limit, 0L))
                        .toArray(Long[]::new)));
        var limited = field(name("wish", "limited"), String.class);
        var r = RESERVATION;
        var reserved = field(db.select(sum(field("({0} ->> {1})::bigint", Long.class, r.NEEDED, limited)))
                .from(r)
                .where(r.ORGANIZATION_ID.eq(organization.value()))
                .and(r.EXPIRES_AT.gt(currentOffsetDateTime())));
        return db.selectOne()
                .from(wish)
                .leftJoin(PLAN_LIMIT)
                .on(PLAN_LIMIT.LIMITED.eq(limited).and(PLAN_LIMIT.PLAN_ID.eq(plan.id())))
                .leftJoin(ORGANIZATION_LIMIT)
                .on(ORGANIZATION_LIMIT
                        .LIMITED
                        .eq(limited)
                        .and(ORGANIZATION_LIMIT.ORGANIZATION_ID.eq(organization.value())))
                .where(field(name("wish", "amount"), Long.class)
                        .plus(coalesce(reserved, inline(BigDecimal.ZERO)))
                        .gt(coalesce(ORGANIZATION_LIMIT.ALLOWED, PLAN_LIMIT.ALLOWED, inline(0L))));
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

    private static JSONB json(Map<Limit, Long> needed) {
        return JSONB.valueOf(JSON.writeValueAsString(needed));
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
