package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceDocument;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.billing.LineExplanation;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.TenantScope;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class InvoiceService implements Invoices {

    private final Access access;
    private final TenantScope tenants;
    private final TenantInvoiceQueries invoices;
    private final UsageLedger ledger;
    private final Prices prices;

    InvoiceService(
            Access access, TenantScope tenants, TenantInvoiceQueries invoices, UsageLedger ledger, Prices prices) {
        this.access = access;
        this.tenants = tenants;
        this.invoices = invoices;
        this.ledger = ledger;
        this.prices = prices;
    }

    @Override
    public List<Invoice> of(Actor actor, OrganizationId organization) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return tenants.of(organization, () -> invoices.issued(organization));
    }

    @Override
    public Optional<InvoiceDetails> find(Actor actor, OrganizationId organization, InvoiceId id) {
        access.require(actor, organization, Permission.VIEW_BILLING);
        return tenants.of(organization, () -> invoices.find(organization, id));
    }

    @Override
    public Optional<LineExplanation> explain(Actor actor, OrganizationId organization, InvoiceId id, int position) {
        return find(actor, organization, id)
                .flatMap(details -> details.lines().stream()
                        .filter(line -> line.position() == position)
                        .findFirst()
                        .map(line -> explain(details.invoice(), line)));
    }

    private LineExplanation explain(Invoice invoice, InvoiceLine line) {
        var month = MonthlyUsage.month(invoice.month());
        var key = new LineMaker.Key(line.uid(), line.meter(), line.dimension());
        var records = ledger.records(invoice.organization(), month).stream()
                .filter(record -> LineMaker.Key.of(record).equals(key))
                .sorted(Comparator.comparing(
                        (UsageRecord record) -> record.period().from()))
                .toList();
        var timeline = prices.over(invoice.organization(), month);
        var maker = new LineMaker(month, timeline);
        var charge = records.isEmpty()
                ? new cloud.nuvem.pricing.Charge(
                        line.amount(),
                        new cloud.nuvem.pricing.Fraction(line.amount().amount(), 1),
                        List.of(),
                        List.of())
                : maker.charge(records);
        return new LineExplanation(invoice, line, records, charge);
    }

    @Override
    public Optional<InvoiceDocument> pdf(Actor actor, OrganizationId organization, InvoiceId id, Locale language) {
        return Optional.empty();
    }

    @Override
    public Optional<InvoiceDocument> csv(Actor actor, OrganizationId organization, InvoiceId id) {
        return Optional.empty();
    }
}
