package cloud.nuvem.billing;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom to bill and how.
 *
 * @param recipients e-mail addresses that get the invoice, 1 to 10
 * @param purchaseOrder printed on the invoice; empty without
 * @param timeZone in which dates are shown; periods stay in UTC
 * @param language of documents and e-mails
 */
public record BillingDetails(
        String legalName,
        PostalAddress address,
        @Nullable TaxId taxId,
        List<String> recipients,
        String purchaseOrder,
        ZoneId timeZone,
        Locale language) {

    public BillingDetails {
        recipients = List.copyOf(recipients);
    }
}
