package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.PAYMENT_NOTICE;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.NoticeId;
import cloud.nuvem.billing.PaymentEvent.Kind;
import cloud.nuvem.billing.PaymentEvent.PaymentNotice;
import cloud.nuvem.billing.internal.db.tables.records.PaymentNoticeRecord;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** What customers were told, as the provider's role. */
@Repository
class NoticeRepository {

    private final DSLContext provider;

    NoticeRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** False when it was told before. */
    boolean add(PaymentNotice notice, String reference) {
        var n = PAYMENT_NOTICE;
        var effective = notice.effective();
        return provider.insertInto(n)
                        .set(n.ID, notice.id().value())
                        .set(n.ORGANIZATION_ID, notice.organization().value())
                        .set(n.INVOICE_ID, notice.invoice().value())
                        .set(n.KIND, notice.kind().name())
                        .set(n.REFERENCE, reference)
                        .set(n.EFFECTIVE_AT, effective == null ? null : effective.atOffset(UTC))
                        .set(n.TOLD_AT, notice.at().atOffset(UTC))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** The oldest first. */
    List<PaymentNotice> of(InvoiceId invoice) {
        var n = PAYMENT_NOTICE;
        return provider.selectFrom(n)
                .where(n.INVOICE_ID.eq(invoice.value()))
                .orderBy(n.TOLD_AT, n.ID)
                .fetch(NoticeRepository::notice);
    }

    Optional<PaymentNotice> find(NoticeId id) {
        var n = PAYMENT_NOTICE;
        return provider.selectFrom(n).where(n.ID.eq(id.value())).fetchOptional(NoticeRepository::notice);
    }

    private static PaymentNotice notice(PaymentNoticeRecord row) {
        var effective = row.getEffectiveAt();
        return new PaymentNotice(
                new NoticeId(row.getId()),
                new InvoiceId(row.getInvoiceId()),
                new OrganizationId(row.getOrganizationId()),
                Kind.valueOf(row.getKind()),
                effective == null ? null : effective.toInstant(),
                row.getToldAt().toInstant());
    }
}
