package cloud.nuvem.billing;

import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.Charge;
import java.util.List;

/**
 * What a line is made of, worked out again from the records and the prices in force then.
 *
 * @param records in order of time; empty once they are older than what is kept
 * @param charge the same rating that made the line
 */
public record LineExplanation(Invoice invoice, InvoiceLine line, List<UsageRecord> records, Charge charge) {

    public LineExplanation {
        records = List.copyOf(records);
    }
}
