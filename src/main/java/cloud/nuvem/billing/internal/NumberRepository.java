package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.NUMBER_SERIES;

import org.jooq.DSLContext;

/** Numbers without gaps: taken and used in one transaction, which holds the series' row. */
final class NumberRepository {

    private NumberRepository() {}

    /** The last number given; nobody else takes one before the transaction ends. */
    static int last(DSLContext transaction, String legalEntity, String kind, int year) {
        var s = NUMBER_SERIES;
        transaction
                .insertInto(s, s.LEGAL_ENTITY, s.KIND, s.YEAR, s.LAST)
                .values(legalEntity, kind, year, 0)
                .onConflictDoNothing()
                .execute();
        return transaction
                .select(s.LAST)
                .from(s)
                .where(s.LEGAL_ENTITY.eq(legalEntity))
                .and(s.KIND.eq(kind))
                .and(s.YEAR.eq(year))
                .forUpdate()
                .fetchSingle()
                .value1();
    }

    static void advance(DSLContext transaction, String legalEntity, String kind, int year, int last) {
        var s = NUMBER_SERIES;
        transaction
                .update(s)
                .set(s.LAST, last)
                .where(s.LEGAL_ENTITY.eq(legalEntity))
                .and(s.KIND.eq(kind))
                .and(s.YEAR.eq(year))
                .and(s.LAST.ne(last))
                .execute();
    }
}
