package cloud.nuvem.pricing.internal;

import static cloud.nuvem.pricing.internal.db.Tables.CHANGE;

import cloud.nuvem.pricing.PricingChange;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Who changed what, as the provider's role. */
@Repository
class ChangeRepository {

    static final String PRICE_LIST = "price-list";
    static final String PLAN = "plan";

    private final DSLContext provider;

    ChangeRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    List<PricingChange> of(String kind, String subject) {
        return provider.select(CHANGE.WHAT, CHANGE.ACTOR_NAME, CHANGE.AT, CHANGE.NOTE)
                .from(CHANGE)
                .where(CHANGE.SUBJECT_KIND.eq(kind))
                .and(CHANGE.SUBJECT.eq(subject))
                .orderBy(CHANGE.AT.desc(), CHANGE.ID.desc())
                .fetch(row -> new PricingChange(
                        row.value1(), row.value2(), row.value3().toInstant(), row.value4()));
    }

    /** In the transaction of the change. */
    static void remember(DSLContext transaction, String kind, String subject, ChangeNote note) {
        transaction
                .insertInto(CHANGE)
                .set(CHANGE.SUBJECT_KIND, kind)
                .set(CHANGE.SUBJECT, subject)
                .set(CHANGE.WHAT, note.what())
                .set(CHANGE.ACTOR_NAME, note.actor().name())
                .set(CHANGE.AT, note.at().atOffset(ZoneOffset.UTC))
                .set(CHANGE.NOTE, note.note())
                .execute();
    }
}
