package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.GAP;
import static cloud.nuvem.metering.internal.db.Tables.GAP_DOUBT;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.UsageGap;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.springframework.stereotype.Component;

/** Gaps as one organization may see them; inside its transaction. */
@Component
class GapQueries {

    private final DSLContext database;

    GapQueries(DSLContext database) {
        this.database = database;
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
