package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.CREDIT;
import static cloud.nuvem.billing.internal.db.Tables.CREDIT_NOTE;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE_CREDIT;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE_LINE;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE_TAX;
import static cloud.nuvem.billing.internal.db.Tables.REFUND;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import cloud.nuvem.billing.CreditNoteId;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceDetails.CreditNote;
import cloud.nuvem.billing.InvoiceDetails.Tax;
import cloud.nuvem.billing.InvoiceDetails.Treatment;
import cloud.nuvem.billing.InvoiceDetails.UsedCredit;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads invoices, as whichever role the context has: the application's inside a {@code TenantScope}, or the provider's. */
final class InvoiceQueries {

    private static final Field<BigDecimal> CREDITED = select(coalesce(sum(CREDIT_NOTE.AMOUNT), inline(BigDecimal.ZERO)))
            .from(CREDIT_NOTE)
            .where(CREDIT_NOTE.INVOICE_ID.eq(INVOICE.ID))
            .<BigDecimal>asField();

    private record Amounts(
            String currency,
            BigDecimal net,
            BigDecimal credits,
            BigDecimal tax,
            BigDecimal total,
            BigDecimal credited) {
        Invoice.Amounts read() {
            return new Invoice.Amounts(
                    money(net, currency),
                    money(credits, currency),
                    money(tax, currency),
                    money(total, currency),
                    money(credited, currency));
        }
    }

    private static final SelectField<Amounts> AMOUNTS = DSL.row(
                    INVOICE.CURRENCY, INVOICE.NET, INVOICE.CREDITS, INVOICE.TAX, INVOICE.TOTAL, CREDITED)
            .mapping(Amounts::new);

    static final SelectField<Invoice> INVOICE_VALUE = DSL.row(
                    INVOICE.ID,
                    INVOICE.ORGANIZATION_ID,
                    INVOICE.MONTH,
                    INVOICE.STATE,
                    INVOICE.NUMBER,
                    AMOUNTS,
                    INVOICE.ISSUED_AT,
                    INVOICE.DUE_AT,
                    INVOICE.PAID_AT)
            .mapping((id, organization, month, state, number, amounts, issued, due, paid) -> new Invoice(
                    new InvoiceId(id),
                    new OrganizationId(organization),
                    YearMonth.from(month),
                    InvoiceState.valueOf(state),
                    number,
                    amounts.read(),
                    instant(issued),
                    instant(due),
                    instant(paid)));

    private InvoiceQueries() {}

    static Money money(BigDecimal amount, String currency) {
        var unit = Currency.getInstance(currency);
        int decimals = Math.max(0, unit.getDefaultFractionDigits());
        var plain = amount.stripTrailingZeros();
        return new Money(plain.scale() <= decimals ? plain.setScale(decimals) : plain, unit);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static List<Invoice> all(DSLContext database, Condition condition) {
        return database.select(INVOICE_VALUE)
                .from(INVOICE)
                .where(condition)
                .orderBy(INVOICE.MONTH.desc(), INVOICE.NUMBER.desc().nullsFirst(), INVOICE.ID)
                .fetch(row -> row.value1());
    }

    static Optional<Invoice> find(DSLContext database, InvoiceId id) {
        return all(database, INVOICE.ID.eq(id.value())).stream().findFirst();
    }

    static Optional<InvoiceDetails> details(DSLContext database, InvoiceId id) {
        return database.select(INVOICE_VALUE, INVOICE.SELLER, INVOICE.BUYER, INVOICE.PROJECT_NAMES, INVOICE.HELD_FOR)
                .from(INVOICE)
                .where(INVOICE.ID.eq(id.value()))
                .fetchOptional(row -> new InvoiceDetails(
                        row.value1(),
                        InvoiceJsonQueries.seller(row.value2()),
                        InvoiceJsonQueries.buyer(row.value3()),
                        InvoiceJsonQueries.texts(row.value4()),
                        lines(database, row.value1()),
                        credits(database, row.value1()),
                        taxes(database, row.value1()),
                        creditNotes(database, row.value1()),
                        InvoiceJsonQueries.reasons(row.value5())));
    }

    private static List<InvoiceLine> lines(DSLContext database, Invoice invoice) {
        var l = INVOICE_LINE;
        var currency = invoice.currency().getCurrencyCode();
        return database.selectFrom(l)
                .where(l.INVOICE_ID.eq(invoice.id().value()))
                .orderBy(l.POSITION)
                .fetch(row -> new InvoiceLine(
                        row.getPosition(),
                        new ResourceRef(row.getResourceKind(), row.getProjectId(), row.getResourceName()),
                        row.getResourceUid(),
                        new Region(row.getRegion()),
                        Meter.valueOf(row.getMeter()),
                        row.getDimension(),
                        InvoiceJsonQueries.texts(row.getTags()),
                        row.getUnits(),
                        row.getUnitPrice() == null ? null : money(row.getUnitPrice(), currency),
                        money(row.getAmount(), currency),
                        money(row.getCredit(), currency),
                        money(row.getTax(), currency)));
    }

    private static List<UsedCredit> credits(DSLContext database, Invoice invoice) {
        return database.select(CREDIT.REASON, INVOICE_CREDIT.AMOUNT)
                .from(INVOICE_CREDIT)
                .join(CREDIT)
                .on(CREDIT.ID.eq(INVOICE_CREDIT.CREDIT_ID))
                .where(INVOICE_CREDIT.INVOICE_ID.eq(invoice.id().value()))
                .orderBy(CREDIT.GRANTED_AT, CREDIT.ID)
                .fetch(row -> new UsedCredit(
                        row.value1(), money(row.value2(), invoice.currency().getCurrencyCode())));
    }

    private static List<Tax> taxes(DSLContext database, Invoice invoice) {
        var t = INVOICE_TAX;
        var currency = invoice.currency().getCurrencyCode();
        return database.selectFrom(t)
                .where(t.INVOICE_ID.eq(invoice.id().value()))
                .orderBy(t.POSITION)
                .fetch(row -> new Tax(
                        row.getName(),
                        row.getCountry(),
                        row.getPercent(),
                        Treatment.valueOf(row.getTreatment()),
                        money(row.getBase(), currency),
                        money(row.getAmount(), currency)));
    }

    private static List<CreditNote> creditNotes(DSLContext database, Invoice invoice) {
        var n = CREDIT_NOTE;
        var currency = invoice.currency().getCurrencyCode();
        var refunded = select(coalesce(sum(REFUND.AMOUNT), inline(BigDecimal.ZERO)))
                .from(REFUND)
                .where(REFUND.CREDIT_NOTE_ID.eq(n.ID))
                .<BigDecimal>asField();
        return database.select(n.ID, n.NUMBER, n.AMOUNT, n.TAX, n.REASON, n.ISSUED_AT, refunded)
                .from(n)
                .where(n.INVOICE_ID.eq(invoice.id().value()))
                .orderBy(n.ISSUED_AT, n.NUMBER)
                .fetch(row -> new CreditNote(
                        new CreditNoteId(row.value1()),
                        row.value2(),
                        money(row.value3(), currency),
                        money(row.value4(), currency),
                        row.value5(),
                        row.value6().atZoneSameInstant(UTC).toLocalDate(),
                        money(row.value7(), currency)));
    }
}
