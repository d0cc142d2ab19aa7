package cloud.nuvem.billing.rest;

import cloud.nuvem.billing.LineExplanation;
import cloud.nuvem.billing.rest.InvoiceDetailsResponse.LineResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Why a line costs what it costs. */
record ExplanationResponse(LineResponse line, List<RecordResponse> records, List<PartResponse> parts) {

    private static final int DECIMALS = 6;

    record RecordResponse(Instant from, Instant to, String quantity, Map<String, String> tags) {}

    /**
     * What was charged at one price.
     *
     * @param overCap what the monthly cap took away
     */
    record PartResponse(
            Instant from,
            Instant to,
            String pricePerUnit,
            String discountPercent,
            String units,
            String overCap,
            String discount,
            String amount) {}

    static ExplanationResponse of(LineExplanation explanation) {
        var records = explanation.records().stream()
                .map(record -> new RecordResponse(
                        record.period().from(),
                        record.period().to(),
                        record.quantity().toPlainString(),
                        record.tags()))
                .toList();
        var parts = explanation.charge().parts().stream()
                .map(part -> new PartResponse(
                        part.price().validity().from(),
                        part.price().validity().to(),
                        part.price().price().perUnit().amount().toPlainString(),
                        part.price().discountPercent().toPlainString(),
                        part.units().rounded(DECIMALS).toPlainString(),
                        part.overCap().rounded(DECIMALS).toPlainString(),
                        part.discount().rounded(DECIMALS).toPlainString(),
                        part.amount().rounded(DECIMALS).toPlainString()))
                .toList();
        return new ExplanationResponse(LineResponse.of(explanation.line()), records, parts);
    }
}
