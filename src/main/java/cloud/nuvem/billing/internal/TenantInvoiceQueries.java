package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.CREDIT;
import static cloud.nuvem.billing.internal.db.Tables.DOCUMENT;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE_CREDIT;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import cloud.nuvem.billing.Credits.Credit;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What an organization's people see; run inside its {@code TenantScope}. */
@Repository
class TenantInvoiceQueries {

    private final DSLContext database;

    TenantInvoiceQueries(DSLContext database) {
        this.database = database;
    }

    List<Invoice> issued(OrganizationId organization) {
        return InvoiceQueries.all(
                database,
                INVOICE.ORGANIZATION_ID.eq(organization.value()).and(INVOICE.STATE.in("ISSUED", "OVERDUE", "PAID")));
    }

    Optional<InvoiceDetails> find(OrganizationId organization, InvoiceId id) {
        return InvoiceQueries.details(database, id)
                .filter(found -> found.invoice().organization().equals(organization)
                        && found.invoice().state().isIssued());
    }

    List<Credit> credits(OrganizationId organization) {
        var used = select(coalesce(sum(INVOICE_CREDIT.AMOUNT), inline(BigDecimal.ZERO)))
                .from(INVOICE_CREDIT)
                .join(INVOICE)
                .on(INVOICE.ID.eq(INVOICE_CREDIT.INVOICE_ID))
                .where(INVOICE_CREDIT.CREDIT_ID.eq(CREDIT.ID))
                .and(INVOICE.STATE.ne("VOID"))
                .<BigDecimal>asField();
        return database.select(
                        CREDIT.ID,
                        CREDIT.CURRENCY,
                        CREDIT.AMOUNT,
                        used,
                        CREDIT.REASON,
                        CREDIT.GRANTED_AT,
                        CREDIT.EXPIRES_AT)
                .from(CREDIT)
                .where(CREDIT.ORGANIZATION_ID.eq(organization.value()))
                .orderBy(CREDIT.GRANTED_AT, CREDIT.ID)
                .fetch(row -> new Credit(
                        row.value1(),
                        InvoiceQueries.money(row.value3(), row.value2()),
                        InvoiceQueries.money(row.value3().subtract(row.value4()), row.value2()),
                        row.value5(),
                        row.value6().toInstant(),
                        row.value7() == null ? null : row.value7().toInstant()));
    }

    /** Remembers the hash of what was given out first; answers it ever after. */
    String remember(OrganizationId organization, InvoiceId id, String language, String sha256, Instant now) {
        var d = DOCUMENT;
        database.insertInto(d)
                .set(d.ORGANIZATION_ID, organization.value())
                .set(d.INVOICE_ID, id.value())
                .set(d.LANGUAGE, language)
                .set(d.SHA256, sha256)
                .set(d.MADE_AT, now.atOffset(UTC))
                .onConflictDoNothing()
                .execute();
        return database.select(d.SHA256)
                .from(d)
                .where(d.INVOICE_ID.eq(id.value()))
                .and(d.LANGUAGE.eq(language))
                .fetchSingle()
                .value1();
    }
}
