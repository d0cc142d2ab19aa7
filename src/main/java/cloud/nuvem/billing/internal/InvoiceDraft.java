package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice as it is made, before it is written. Amounts are in the currency and rounded to its minor unit. */
record InvoiceDraft(
        OrganizationId organization,
        LocalDate month,
        Currency currency,
        @Nullable BillingDetails buyer,
        Map<String, String> projectNames,
        List<Line> lines,
        List<Credit> usedCredits,
        List<Tax> taxes,
        Totals totals,
        List<HoldReason> heldFor) {

    /** {@code total = net - credits + tax}. */
    record Totals(BigDecimal net, BigDecimal credits, BigDecimal tax) {
        BigDecimal total() {
            return net.subtract(credits).add(tax);
        }
    }

    /** Without its shares of credits and tax yet, or with them. */
    record Line(
            ResourceRef resource,
            String uid,
            Region region,
            Meter meter,
            String dimension,
            Map<String, String> tags,
            BigDecimal units,
            @Nullable BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal credit,
            BigDecimal tax) {
        Line with(BigDecimal creditShare, BigDecimal taxShare) {
            return new Line(
                    resource, uid, region, meter, dimension, tags, units, unitPrice, amount, creditShare, taxShare);
        }
    }

    record Credit(UUID id, BigDecimal amount) {}

    record Tax(TaxRules.Due due, BigDecimal base, BigDecimal amount) {}

    InvoiceDraft heldFor(List<HoldReason> reasons) {
        return new InvoiceDraft(
                organization, month, currency, buyer, projectNames, lines, usedCredits, taxes, totals, reasons);
    }
}
