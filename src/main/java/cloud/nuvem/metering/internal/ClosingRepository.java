package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.CARRIED_METER;
import static cloud.nuvem.metering.internal.db.Tables.CLOSED_MONTH;
import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_LINE;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.internal.db.tables.records.UsageLineRecord;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Writes closed months and removes old ones, as the provider's role. */
@Repository
class ClosingRepository {

    /** Of all replicas, one removes at a time. */
    private static final long REMOVING = 0x6e75_7665_6d6d_6574L;

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
        var u = USAGE_RECORD;
        var c = CLOSED_MONTH;
        return provider.selectDistinct(u.ORGANIZATION_ID)
                .from(u)
                .where(u.MONTH.eq(month.atDay(1)))
                .and(notExists(selectOne()
                        .from(c)
                        .where(c.ORGANIZATION_ID.eq(u.ORGANIZATION_ID))
                        .and(c.MONTH.eq(u.MONTH))))
                .fetch(row -> new OrganizationId(row.value1()));
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
                insert(database, organization, lines);
            }
            return first == 1;
        });
    }

    /** One statement, bound for each line. */
    private static void insert(DSLContext database, OrganizationId organization, List<CostedLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var fields = USAGE_LINE.fields();
        var batch = database.batch(database.insertInto(USAGE_LINE, fields).values(new Object[fields.length]));
        for (var costed : lines) {
            batch = batch.bind(row(organization, costed).intoArray());
        }
        batch.execute();
    }

    private static UsageLineRecord row(OrganizationId organization, CostedLine costed) {
        var line = costed.line();
        var cost = line.cost();
        var listCost = line.listCost();
        var row = new UsageLineRecord();
        row.setOrganizationId(organization.value());
        row.setMonth(line.month().atDay(1));
        row.setProjectId(line.resource().project());
        row.setRegion(line.region().value());
        row.setResourceKind(line.resource().kind());
        row.setResourceUid(line.uid());
        row.setResourceName(line.resource().name());
        row.setMeter(line.meter().name());
        row.setDimension(line.dimension());
        row.setTags(UsageRepository.json(line.tags()));
        row.setFromAt(line.period().from().atOffset(UTC));
        row.setToAt(line.period().to().atOffset(UTC));
        row.setAmount(line.amount());
        if (cost != null && listCost != null) {
            row.setCurrency(cost.currency().getCurrencyCode());
            row.setListCost(listCost.amount());
            row.setDayCosts(costed.days().toArray(BigDecimal[]::new));
        }
        return row;
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
