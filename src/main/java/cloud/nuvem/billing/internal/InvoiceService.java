package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceDocument;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.billing.LineExplanation;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.TenantScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
class InvoiceService implements Invoices {

    private static final Logger LOG = LoggerFactory.getLogger(InvoiceService.class);

    private final Access access;
    private final TenantScope tenants;
    private final TenantInvoiceQueries invoices;
    private final UsageLedger ledger;
    private final Prices prices;
    private final InvoicePdf pdf;
    private final Clock clock;

    InvoiceService(
            Access access,
            TenantScope tenants,
            TenantInvoiceQueries invoices,
            UsageLedger ledger,
            Prices prices,
            InvoicePdf pdf,
            Clock clock) {
        this.access = access;
        this.tenants = tenants;
        this.invoices = invoices;
        this.ledger = ledger;
        this.prices = prices;
        this.pdf = pdf;
        this.clock = clock;
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
        var offered = Texts.nearest(language);
        return find(actor, organization, id).map(details -> {
            var bytes = pdf.write(details, offered);
            var hash = sha256(bytes);
            var first = tenants.of(
                    organization,
                    () -> invoices.remember(organization, id, offered.toLanguageTag(), hash, clock.instant()));
            if (!first.equals(hash)) {
                LOG.warn("Invoice {} gives other bytes in {} than at first", id, offered);
            }
            return new InvoiceDocument(name(details, offered.toLanguageTag() + ".pdf"), "application/pdf", hash, bytes);
        });
    }

    private static String name(InvoiceDetails details, String ending) {
        return details.invoice().number() + "-" + ending;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<InvoiceDocument> csv(Actor actor, OrganizationId organization, InvoiceId id) {
        return find(actor, organization, id).map(details -> {
            var bytes = InvoiceCsv.write(details).getBytes(StandardCharsets.UTF_8);
            return new InvoiceDocument(name(details, "lines.csv"), "text/csv;charset=UTF-8", sha256(bytes), bytes);
        });
    }
}
