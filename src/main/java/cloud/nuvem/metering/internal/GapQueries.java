package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.GAP_DOUBT;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.UsageGap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Gaps as people may see them: an organization inside its transaction, the provider's staff all of them. */
@Component
class GapQueries {

    private final DSLContext database;

    private final DSLContext provider;

    GapQueries(DSLContext database, @Qualifier("provider") DSLContext provider) {
        this.database = database;
        this.provider = provider;
    }

    /** What each gap left in doubt, as {@code project/name}; of all organizations, as the provider's role. */
    Map<UUID, List<String>> doubts(Collection<UUID> gaps) {
        var d = GAP_DOUBT;
        return provider.select(d.GAP_ID, d.PROJECT_ID, d.RESOURCE_NAME)
                .from(d)
                .where(d.GAP_ID.eq(any(gaps.toArray(UUID[]::new))))
                .orderBy(d.PROJECT_ID, d.RESOURCE_NAME)
                .fetchGroups(row -> row.value1(), row -> row.value2() + "/" + row.value3());
    }

    /** Of these regions, in time; a region's gap that leaves nothing of the organization in doubt is explained to it. */
    List<UsageGap> touching(Period period, Collection<Region> regions) {
        var g = GAP;
        var doubts = multiset(select(GAP_DOUBT.RESOURCE_NAME).from(GAP_DOUBT).where(GAP_DOUBT.GAP_ID.eq(g.ID)))
                .convertFrom(rows -> rows.map(Record1::value1));
        return database.select(g.REGION, g.RESOURCE_NAME, g.FROM_AT, g.TO_AT, g.EXPLAINED_BY, g.ORGANIZATION_ID, doubts)
                .from(g)
                .where(g.FROM_AT.lt(period.to().atOffset(UTC)))
                .and(g.TO_AT.gt(period.from().atOffset(UTC)))
                .and(g.REGION.in(regions.stream().map(Region::value).toList()))
                .orderBy(g.FROM_AT, g.ID)
                .fetch(row -> new UsageGap(
                        new Region(row.value1()),
                        row.value2(),
                        new Period(row.value3().toInstant(), row.value4().toInstant()),
                        row.value5() != null
                                || (row.value6() == null && row.value7().isEmpty()),
                        row.value7()));
    }
}
