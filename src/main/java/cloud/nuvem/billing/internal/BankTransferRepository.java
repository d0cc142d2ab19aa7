package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.BANK_TRANSFER;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.BankTransferId;
import cloud.nuvem.billing.BankTransfers.BankTransfer;
import cloud.nuvem.billing.BankTransfers.NoteTransfer;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** What staff saw arrive at the bank, as the provider's role. */
@Repository
class BankTransferRepository {

    private static final Condition OPEN = INVOICE.STATE.in("ISSUED", "OVERDUE");

    private final DSLContext provider;

    BankTransferRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** A transfer with who must not confirm it. */
    record Noted(BankTransfer transfer, PersonId notedBy) {}

    /** Empty when it was noted for this invoice before. */
    Optional<BankTransferId> note(NoteTransfer command, Invoice invoice, Actor by, Instant now) {
        var b = BANK_TRANSFER;
        var due = invoice.amounts().due();
        return provider.insertInto(b)
                .set(b.ORGANIZATION_ID, invoice.organization().value())
                .set(b.INVOICE_ID, invoice.id().value())
                .set(b.AMOUNT, Cents.of(due))
                .set(b.CURRENCY, due.currency().getCurrencyCode())
                .set(b.REFERENCE, command.reference().strip())
                .set(b.RECEIVED_ON, command.receivedOn())
                .set(b.NOTED_BY, by.person().value())
                .set(b.NOTED_BY_NAME, by.name())
                .set(b.NOTED_AT, now.atOffset(UTC))
                .onConflictDoNothing()
                .returning(b.ID)
                .fetchOptional(row -> new BankTransferId(row.get(b.ID)));
    }

    /** False when somebody has confirmed it meanwhile; the database refuses the one who noted it. */
    boolean confirm(BankTransferId id, Actor by, Instant now) {
        var b = BANK_TRANSFER;
        return provider.update(b)
                        .set(b.CONFIRMED_BY, by.person().value())
                        .set(b.CONFIRMED_BY_NAME, by.name())
                        .set(b.CONFIRMED_AT, now.atOffset(UTC))
                        .where(b.ID.eq(id.value()))
                        .and(b.CONFIRMED_BY.isNull())
                        .execute()
                == 1;
    }

    /** False when somebody has confirmed it meanwhile, or there is none. */
    boolean withdraw(BankTransferId id) {
        return provider.deleteFrom(BANK_TRANSFER)
                        .where(BANK_TRANSFER.ID.eq(id.value()))
                        .and(BANK_TRANSFER.CONFIRMED_BY.isNull())
                        .execute()
                == 1;
    }

    Optional<Noted> find(BankTransferId id) {
        return list(BANK_TRANSFER.ID.eq(id.value())).stream().findFirst();
    }

    /** Waiting ones of open invoices first, then what was confirmed. */
    List<Noted> all() {
        return list(BANK_TRANSFER.CONFIRMED_BY.isNotNull().or(OPEN));
    }

    /** Confirmed, but the invoice was not told: somebody was cut off in between. */
    List<Noted> confirmedOfOpenInvoices() {
        return list(BANK_TRANSFER.CONFIRMED_BY.isNotNull().and(OPEN));
    }

    private List<Noted> list(Condition condition) {
        var b = BANK_TRANSFER;
        return provider.select(b.fields())
                .select(INVOICE.NUMBER)
                .from(b)
                .join(INVOICE)
                .on(INVOICE.ID.eq(b.INVOICE_ID))
                .where(condition)
                .orderBy(b.CONFIRMED_AT.desc().nullsFirst(), b.NOTED_AT.desc(), b.ID)
                .limit(200)
                .fetch(BankTransferRepository::noted);
    }

    private static Noted noted(Record row) {
        var b = BANK_TRANSFER;
        var confirmed = row.get(b.CONFIRMED_AT);
        var transfer = new BankTransfer(
                new BankTransferId(row.get(b.ID)),
                new InvoiceId(row.get(b.INVOICE_ID)),
                row.get(INVOICE.NUMBER),
                Cents.money(row.get(b.AMOUNT), row.get(b.CURRENCY)),
                row.get(b.REFERENCE),
                row.get(b.RECEIVED_ON),
                row.get(b.NOTED_BY_NAME),
                row.get(b.NOTED_AT).toInstant(),
                row.get(b.CONFIRMED_BY_NAME),
                confirmed == null ? null : confirmed.toInstant());
        return new Noted(transfer, new PersonId(row.get(b.NOTED_BY)));
    }
}
