package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.MAIL;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** E-mails to be sent, as the provider's role: each once per occasion and recipient. */
@Repository
class MailRepository {

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final DSLContext provider;

    MailRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /**
     * What is told, once to each recipient.
     *
     * @param kind of what, as {@link Letters} know it
     */
    record Occasion(String kind, UUID subject, OrganizationId organization) {}

    record Queued(UUID id, String kind, UUID subject, String recipient, int attempts) {}

    /** To all whom the buyer named; to nobody where there are none. */
    void queue(Occasion occasion, BillingDetails buyer, Instant now) {
        if (!buyer.recipients().isEmpty()) {
            queue(provider, occasion, buyer.recipients(), now);
        }
    }

    /** The same in a transaction that is under way. */
    static void queue(DSLContext transaction, Occasion occasion, List<String> recipients, Instant now) {
        var insert = transaction.insertInto(
                MAIL,
                MAIL.ORGANIZATION_ID,
                MAIL.SUBJECT_KIND,
                MAIL.SUBJECT_ID,
                MAIL.RECIPIENT,
                MAIL.QUEUED_AT,
                MAIL.NEXT_ATTEMPT_AT);
        for (var recipient : recipients) {
            insert = insert.values(
                    occasion.organization().value(),
                    occasion.kind(),
                    occasion.subject(),
                    recipient,
                    now.atOffset(UTC),
                    now.atOffset(UTC));
        }
        insert.onConflictDoNothing().execute();
    }

    /**
     * Sends one that is due; another replica takes another.
     *
     * @param sending throws what kept it from being sent: it is tried again later
     * @return false when none is due
     */
    boolean sendNext(Instant now, Consumer<Queued> sending) {
        return provider.transactionResult(configuration -> {
            var transaction = configuration.dsl();
            var next = transaction
                    .select(MAIL.ID, MAIL.SUBJECT_KIND, MAIL.SUBJECT_ID, MAIL.RECIPIENT, MAIL.ATTEMPTS)
                    .from(MAIL)
                    .where(MAIL.SENT_AT.isNull())
                    .and(MAIL.NEXT_ATTEMPT_AT.le(now.atOffset(UTC)))
                    .orderBy(MAIL.NEXT_ATTEMPT_AT)
                    .limit(1)
                    .forUpdate()
                    .skipLocked()
                    .fetchOptional(Records.mapping(Queued::new));
            next.ifPresent(mail -> attempt(transaction, mail, now, sending));
            return next.isPresent();
        });
    }

    private static void attempt(DSLContext transaction, Queued mail, Instant now, Consumer<Queued> sending) {
        var update = transaction.update(MAIL).set(MAIL.ATTEMPTS, mail.attempts() + 1);
        try {
            sending.accept(mail);
            update.set(MAIL.SENT_AT, now.atOffset(UTC))
                    .setNull(MAIL.FAILURE)
                    .where(MAIL.ID.eq(mail.id()))
                    .execute();
        } catch (RuntimeException failure) {
            update.set(MAIL.FAILURE, failure.getClass().getSimpleName())
                    .set(
                            MAIL.NEXT_ATTEMPT_AT,
                            now.plus(waiting(mail.attempts())).atOffset(UTC))
                    .where(MAIL.ID.eq(mail.id()))
                    .execute();
        }
    }

    /** One minute, two, four … six hours. */
    private static Duration waiting(int attempts) {
        var wait = Duration.ofMinutes(1L << Math.min(attempts, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
