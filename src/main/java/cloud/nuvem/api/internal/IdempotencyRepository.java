package cloud.nuvem.api.internal;

import static cloud.nuvem.api.internal.db.Tables.IDEMPOTENCY_RECORD;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.ResultQuery;
import org.jooq.RowCountQuery;
import org.jooq.types.DayToSecond;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One row for each wish. Every step is one statement, so that replicas and restarts do not matter; time is the database's. */
@Repository
class IdempotencyRepository {

    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    private final DSLContext db;
    private final DSLContext provider;
    private final JsonMapper json;
    private final ApiProperties.Idempotency times;

    IdempotencyRepository(
            DSLContext db, @Qualifier("provider") DSLContext provider, JsonMapper json, ApiProperties properties) {
        this.db = db;
        this.provider = provider;
        this.json = json;
        this.times = properties.idempotency();
    }

    /** What is known about a wish when it arrives. */
    sealed interface Begin {
        /** Nobody works on it: the caller of this method does now. */
        record Mine() implements Begin {}

        /** Somebody does. */
        record InFlight() implements Begin {}

        /** The key was used for another request. */
        record OtherRequest() implements Begin {}

        /** It was answered before. */
        record Answered(StoredAnswer answer) implements Begin {}
    }

    /** Takes the wish, or tells who has it. Takes over what a dead process left and what is past its retention. */
    Begin begin(Wish wish, UUID attempt) {
        if (rows(bindingUnflushed(wish), take(wish, attempt)) == 1) {
            return new Begin.Mine();
        }
        return bound(wish, tx -> find(tx, wish).orElseGet(Begin.InFlight::new));
    }

    private RowCountQuery take(Wish wish, UUID attempt) {
        var r = IDEMPOTENCY_RECORD;
        var abandoned = r.STATUS
                .isNull()
                .and(r.LEASED_UNTIL.lt(currentOffsetDateTime()))
                .and(r.REQUEST_HASH.eq(excluded(r.REQUEST_HASH)));
        return db.insertInto(r)
                .set(r.CALLER, wish.caller())
                .set(r.KEY, wish.key())
                .set(r.REQUEST_HASH, wish.requestHash())
                .set(r.ATTEMPT, attempt)
                .set(r.LEASED_UNTIL, in(times.lease()))
                .set(r.EXPIRES_AT, in(times.retention()))
                .onConflict(r.CALLER, r.KEY)
                .doUpdate()
                .set(r.REQUEST_HASH, excluded(r.REQUEST_HASH))
                .set(r.ATTEMPT, excluded(r.ATTEMPT))
                .set(r.LEASED_UNTIL, excluded(r.LEASED_UNTIL))
                .set(r.EXPIRES_AT, excluded(r.EXPIRES_AT))
                .setNull(r.STATUS)
                .setNull(r.HEADERS)
                .setNull(r.BODY)
                .where(abandoned.or(r.EXPIRES_AT.lt(currentOffsetDateTime())));
    }

    private Optional<Begin> find(DSLContext tx, Wish wish) {
        var r = IDEMPOTENCY_RECORD;
        return tx.select(r.REQUEST_HASH, r.STATUS, r.HEADERS, r.BODY)
                .from(r)
                .where(r.CALLER.eq(wish.caller()).and(r.KEY.eq(wish.key())))
                .fetchOptional(row -> {
                    if (!wish.requestHash().equals(row.get(r.REQUEST_HASH))) {
                        return new Begin.OtherRequest();
                    }
                    return row.get(r.STATUS) == null
                            ? new Begin.InFlight()
                            : new Begin.Answered(new StoredAnswer(
                                    row.get(r.STATUS),
                                    json.readValue(row.get(r.HEADERS).data(), HEADERS),
                                    row.get(r.BODY)));
                });
    }

    /** Without effect when the lease was lost meanwhile. */
    void answer(Wish wish, UUID attempt, StoredAnswer answer) {
        var r = IDEMPOTENCY_RECORD;
        rows(
                binding(wish),
                db.update(r)
                        .set(r.STATUS, (short) answer.status())
                        .set(r.HEADERS, JSONB.valueOf(json.writeValueAsString(answer.headers())))
                        .set(r.BODY, answer.body())
                        .where(r.CALLER
                                .eq(wish.caller())
                                .and(r.KEY.eq(wish.key()))
                                .and(r.ATTEMPT.eq(attempt))));
    }

    /** As if it had never arrived. */
    void release(Wish wish, UUID attempt) {
        var r = IDEMPOTENCY_RECORD;
        rows(
                binding(wish),
                db.deleteFrom(r)
                        .where(r.CALLER
                                .eq(wish.caller())
                                .and(r.KEY.eq(wish.key()))
                                .and(r.ATTEMPT.eq(attempt))));
    }

    /** For work that takes longer than a lease. */
    void renew(Collection<UUID> attempts) {
        var r = IDEMPOTENCY_RECORD;
        provider.update(r)
                .set(r.LEASED_UNTIL, in(times.lease()))
                .where(r.ATTEMPT.in(attempts).and(r.STATUS.isNull()))
                .execute();
    }

    /** @return how many were forgotten */
    int forgetExpired() {
        var r = IDEMPOTENCY_RECORD;
        return provider.deleteFrom(r)
                .where(r.EXPIRES_AT.lt(currentOffsetDateTime()))
                .execute();
    }

    /** Binds the caller and changes rows in one message to the database, which is one transaction to it. */
    private int rows(ResultQuery<?> binding, RowCountQuery change) {
        return db.fetchMany("{0}; {1}", binding, change)
                .resultsOrRows()
                .getLast()
                .rows();
    }

    private ResultQuery<?> binding(Wish wish) {
        return db.resultQuery("select set_config('nuvem.caller', {0}, true)", val(wish.caller()));
    }

    /**
     * For what need not be on disk when it is committed: whatever is done for a wish commits later and takes it along, and a
     * wish for which nothing was done yet may be forgotten when the database crashes.
     */
    private ResultQuery<?> bindingUnflushed(Wish wish) {
        return db.resultQuery(
                "select set_config('nuvem.caller', {0}, true), set_config('synchronous_commit', 'off', true)",
                val(wish.caller()));
    }

    private <T> T bound(Wish wish, Function<DSLContext, T> work) {
        return db.transactionResult(configuration -> {
            var tx = configuration.dsl();
            tx.fetch(binding(wish));
            return work.apply(tx);
        });
    }

    private static Field<OffsetDateTime> in(Duration duration) {
        return currentOffsetDateTime().add(DayToSecond.valueOf(duration));
    }
}
