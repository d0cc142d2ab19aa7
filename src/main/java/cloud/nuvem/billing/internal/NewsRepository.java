package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.PROCESSOR_NEWS;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.max;

import cloud.nuvem.billing.internal.StripeNewsGateway.News;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Messages of the processor, each once; as the provider's role. */
@Repository
class NewsRepository {

    private final DSLContext provider;

    NewsRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** False for a known one. */
    boolean add(News news, Instant now) {
        var n = PROCESSOR_NEWS;
        return provider.insertInto(n)
                        .set(n.ID, news.id())
                        .set(n.TYPE, news.type())
                        .set(n.SUBJECT, news.subject())
                        .set(n.INTENT, news.intent())
                        .set(n.CUSTOMER, news.customer())
                        .set(n.HAPPENED_AT, news.at().atOffset(UTC))
                        .set(n.RECEIVED_AT, now.atOffset(UTC))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void applied(String id, Instant now) {
        var n = PROCESSOR_NEWS;
        provider.update(n)
                .set(n.APPLIED_AT, now.atOffset(UTC))
                .where(n.ID.eq(id))
                .execute();
    }

    /** The oldest first. */
    List<News> unapplied() {
        var n = PROCESSOR_NEWS;
        return provider.selectFrom(n)
                .where(n.APPLIED_AT.isNull())
                .orderBy(n.RECEIVED_AT)
                .limit(200)
                .fetch(row -> new News(
                        row.get(n.ID),
                        row.get(n.TYPE),
                        row.get(n.SUBJECT),
                        row.get(n.INTENT),
                        row.get(n.CUSTOMER),
                        row.get(n.HAPPENED_AT).toInstant()));
    }

    /** When the latest known thing happened. */
    Optional<Instant> latest() {
        var n = PROCESSOR_NEWS;
        return Optional.ofNullable(provider.select(max(n.HAPPENED_AT))
                        .from(n)
                        .fetchSingle()
                        .value1())
                .map(moment -> moment.toInstant());
    }
}
