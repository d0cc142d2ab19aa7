package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.CREDIT;
import static cloud.nuvem.billing.internal.db.Tables.DOCUMENT;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.Credits.Credit;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.tenancy.OrganizationId;
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
        return CreditRepository.list(database, CREDIT.ORGANIZATION_ID.eq(organization.value())).reversed().stream()
                .map(CreditRepository.OfOrganization::credit)
                .toList();
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
