package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.MonthlyUsage;
import java.util.List;
import java.util.stream.Collectors;

/** The lines as CSV (RFC 4180) with the columns of FOCUS 1.2 that an invoice knows. No cell is taken for a formula. */
final class InvoiceCsv {

    private static final List<String> COLUMNS = List.of(
            "InvoiceId",
            "BillingAccountName",
            "BillingCurrency",
            "BillingPeriodStart",
            "BillingPeriodEnd",
            "ChargePeriodStart",
            "ChargePeriodEnd",
            "ChargeCategory",
            "ChargeDescription",
            "ServiceName",
            "SkuId",
            "SubAccountId",
            "SubAccountName",
            "RegionId",
            "ResourceId",
            "ResourceName",
            "ResourceType",
            "ConsumedQuantity",
            "ConsumedUnit",
            "ListUnitPrice",
            "BilledCost",
            "x_Credit",
            "x_Tax",
            "Tags");

    private InvoiceCsv() {}

    static String write(InvoiceDetails details) {
        var csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        details.lines().forEach(line -> csv.append(row(details, line)));
        return csv.toString();
    }

    private static String row(InvoiceDetails details, InvoiceLine line) {
        var invoice = details.invoice();
        var month = MonthlyUsage.month(invoice.month());
        var price = line.unitPrice();
        var cells = List.of(
                String.valueOf(invoice.number()),
                details.buyer().legalName(),
                invoice.currency().getCurrencyCode(),
                month.from().toString(),
                month.to().toString(),
                month.from().toString(),
                month.to().toString(),
                "Usage",
                line.meter().name() + " " + line.dimension(),
                line.meter().name(),
                line.dimension(),
                line.project(),
                details.projectNames().getOrDefault(line.project(), line.project()),
                line.region().value(),
                line.uid(),
                line.resource().name(),
                line.resource().kind(),
                line.units().toPlainString(),
                line.meter().unit().name(),
                price == null ? "" : plain(price),
                plain(line.amount()),
                plain(line.credit()),
                plain(line.tax()),
                InvoiceJsonQueries.text(line.tags()));
        return cells.stream().map(InvoiceCsv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String plain(Money money) {
        return money.amount().toPlainString();
    }

    /** Quoted, and with an apostrophe in front of what a spreadsheet would run as a formula. */
    static String cell(String text) {
        boolean looksLikeFormula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return '"' + (looksLikeFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
