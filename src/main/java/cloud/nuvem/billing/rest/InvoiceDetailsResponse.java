package cloud.nuvem.billing.rest;

import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.billing.rest.InvoiceController.InvoiceResponse;
import cloud.nuvem.kernel.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All of an invoice; amounts in its currency. */
record InvoiceDetailsResponse(
        InvoiceResponse invoice,
        List<LineResponse> lines,
        List<CreditResponse> credits,
        List<TaxResponse> taxes,
        List<CreditNoteResponse> creditNotes) {

    /** @param unitPrice null when several prices counted: the explanation has them */
    record LineResponse(
            int position,
            String project,
            String resourceKind,
            String resource,
            String resourceUid,
            String region,
            String meter,
            String dimension,
            Map<String, String> tags,
            String units,
            @Nullable String unitPrice,
            String amount,
            String credit,
            String tax) {
        static LineResponse of(InvoiceLine line) {
            var price = line.unitPrice();
            return new LineResponse(
                    line.position(),
                    line.project(),
                    line.resource().kind(),
                    line.resource().name(),
                    line.uid(),
                    line.region().value(),
                    line.meter().name(),
                    line.dimension(),
                    line.tags(),
                    line.units().toPlainString(),
                    price == null ? null : plain(price),
                    plain(line.amount()),
                    plain(line.credit()),
                    plain(line.tax()));
        }
    }

    record CreditResponse(String reason, String amount) {}

    record TaxResponse(String name, String country, String percent, String treatment, String base, String amount) {}

    record CreditNoteResponse(String number, String amount, String tax, String reason, String refunded) {}

    static InvoiceDetailsResponse of(InvoiceDetails details) {
        return new InvoiceDetailsResponse(
                InvoiceResponse.of(details.invoice()),
                details.lines().stream().map(LineResponse::of).toList(),
                details.credits().stream()
                        .map(credit -> new CreditResponse(credit.reason(), plain(credit.amount())))
                        .toList(),
                details.taxes().stream()
                        .map(tax -> new TaxResponse(
                                tax.name(),
                                tax.country(),
                                tax.percent().toPlainString(),
                                tax.treatment().name(),
                                plain(tax.base()),
                                plain(tax.amount())))
                        .toList(),
                details.creditNotes().stream()
                        .map(note -> new CreditNoteResponse(
                                note.number(),
                                plain(note.amount()),
                                plain(note.tax()),
                                note.reason(),
                                plain(note.refunded())))
                        .toList());
    }

    private static String plain(Money money) {
        return money.amount().toPlainString();
    }
}
