package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.CARRIED_METER;
import static cloud.nuvem.metering.internal.db.Tables.CLOSED_MONTH;
import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_LINE;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Writes closed months and removes old ones, as the provider's role. */
@Repository
class ClosingRepository {

    /** Of all replicas, one removes at a time. */
    private static final long REMOVING = 0x6e75_7665_6d6d_6574L;

    /** From one organization to the next by the index, instead of over all records of the month. */
    private static final String OPEN = """
            with recursive used (id) as (
                (select organization_id from metering.usage_record where month = ? order by organization_id limit 1)
                union all
                select (select organization_id from metering.usage_record
                    where month = ? and organization_id > used.id order by organization_id limit 1)
                from used where used.id is not null)
            select id from used
            where id is not null and not exists (
                select from metering.closed_month c where c.organization_id = used.id and c.month = ?)
            """;

    private static final String INSERT_LINES = """
            insert into metering.usage_line (organization_id, month, project_id, region, resource_kind, resource_uid,
                resource_name, meter, dimension, tags, from_at, to_at, amount, currency, list_cost, day_costs)
            select ?, ?, project, region, kind, uid, name, meter, dimension, tags::jsonb, from_at::timestamptz,
                to_at::timestamptz, amount::numeric, currency, list::numeric, days::numeric[]
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as l (project, region, kind, uid, name, meter, dimension, tags, from_at, to_at, amount, currency, list, days)
            """;

    private final DSLContext provider;

    ClosingRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** Whether all these regions are metered to this moment and beyond, carried amounts included. */
    boolean isWatchedUntil(Collection<Region> regions, Instant end) {
        var names = regions.stream().map(Region::value).toList();
        var at = end.atOffset(UTC);
        var r = REGION_METER;
        var c = CARRIED_METER;
        return provider.fetchCount(r, r.REGION.in(names).and(r.SEEN_UNTIL.ge(at))) == names.size()
                && !provider.fetchExists(c, c.REGION.in(names).and(c.CARRIED_UNTIL.lt(at)));
    }

    /** Who has records in a month that is not closed for them. */
    List<OrganizationId> open(YearMonth month) {
        return provider.resultQuery(OPEN, month.atDay(1), month.atDay(1), month.atDay(1))
                .fetch(row -> new OrganizationId(row.get(0, UUID.class)));
    }

    /** The fence: false when it was closed before. */
    boolean close(OrganizationId organization, YearMonth month, Instant now, List<CostedLine> lines) {
        return provider.transactionResult(transaction -> {
            var database = transaction.dsl();
            var c = CLOSED_MONTH;
            int first = database.insertInto(c, c.ORGANIZATION_ID, c.MONTH, c.CLOSED_AT)
                    .values(organization.value(), month.atDay(1), now.atOffset(UTC))
                    .onConflictDoNothing()
                    .execute();
            if (first == 1) {
                insert(database, organization, month, lines);
            }
            return first == 1;
        });
    }

    /** One statement, lines as arrays. */
    private static void insert(
            DSLContext database, OrganizationId organization, YearMonth month, List<CostedLine> all) {
        if (all.isEmpty()) {
            return;
        }
        database.execute(
                INSERT_LINES,
                organization.value(),
                month.atDay(1),
                texts(all, costed -> costed.line().resource().project()),
                texts(all, costed -> costed.line().region().value()),
                texts(all, costed -> costed.line().resource().kind()),
                texts(all, costed -> costed.line().uid()),
                texts(all, costed -> costed.line().resource().name()),
                texts(all, costed -> costed.line().meter().name()),
                texts(all, costed -> costed.line().dimension()),
                texts(all, costed -> UsageRepository.json(costed.line().tags()).data()),
                texts(all, costed -> costed.line().period().from().toString()),
                texts(all, costed -> costed.line().period().to().toString()),
                texts(all, costed -> costed.line().amount().toPlainString()),
                texts(all, costed -> currency(costed.line().cost())),
                texts(all, costed -> amount(costed.line().listCost())),
                texts(all, ClosingRepository::days));
    }

    private static String[] texts(List<CostedLine> all, Function<CostedLine, @Nullable String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable String currency(@Nullable Money cost) {
        return cost == null ? null : cost.currency().getCurrencyCode();
    }

    private static @Nullable String amount(@Nullable Money money) {
        return money == null ? null : money.amount().toPlainString();
    }

    /** As PostgreSQL writes an array; null where there was no price. */
    private static @Nullable String days(CostedLine costed) {
        return costed.line().cost() == null
                ? null
                : costed.days().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns how many records went; none while another replica removes. */
    int removeBefore(LocalDate month) {
        return provider.transactionResult(transaction -> {
            var database = transaction.dsl();
            boolean alone = Boolean.TRUE.equals(
                    database.select(field("pg_try_advisory_xact_lock({0})", Boolean.class, val(REMOVING)))
                            .fetchSingle()
                            .value1());
            if (!alone) {
                return 0;
            }
            database.deleteFrom(USAGE_LINE).where(USAGE_LINE.MONTH.lt(month)).execute();
            database.deleteFrom(CLOSED_MONTH)
                    .where(CLOSED_MONTH.MONTH.lt(month))
                    .execute();
            database.deleteFrom(GAP)
                    .where(GAP.TO_AT.lt(month.atStartOfDay(UTC).toOffsetDateTime()))
                    .execute();
            return database.deleteFrom(USAGE_RECORD)
                    .where(USAGE_RECORD.MONTH.lt(month))
                    .and(USAGE_RECORD.TO_AT.isNotNull())
                    .execute();
        });
    }
}
