package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of an invoice.
 *
 * @param seller and buyer as they were when it was made
 * @param projectNames by project id, as they were when it was made
 * @param heldFor why it is held; empty when it is not
 */
public record InvoiceDetails(
        Invoice invoice,
        Seller seller,
        BillingDetails buyer,
        Map<String, String> projectNames,
        List<InvoiceLine> lines,
        List<UsedCredit> credits,
        List<Tax> taxes,
        List<CreditNote> creditNotes,
        List<HoldReason> heldFor) {

    public InvoiceDetails {
        projectNames = Map.copyOf(projectNames);
        lines = List.copyOf(lines);
        credits = List.copyOf(credits);
        taxes = List.copyOf(taxes);
        creditNotes = List.copyOf(creditNotes);
        heldFor = List.copyOf(heldFor);
    }

    /** @param amount what this invoice took from it */
    public record UsedCredit(String reason, Money amount) {}

    /**
     * One kind of tax.
     *
     * @param name as in the seller's or buyer's country ({@code VAT}, {@code ISS})
     * @param country whose tax it is, ISO 3166
     * @param base what it is taken of
     */
    public record Tax(String name, String country, BigDecimal percent, Treatment treatment, Money base, Money amount) {}

    /** Why the tax is what it is. */
    public enum Treatment {
        STANDARD,
        /** The buyer owes it: within the EU, with a VAT id of another member state (Article 196 of Directive 2006/112/EC). */
        REVERSE_CHARGE,
        /** The service is taxed where the buyer is, outside the seller's reach. */
        OUT_OF_SCOPE
    }

    /**
     * A correction.
     *
     * @param amount tax included
     * @param refunded how much of it went back as money
     */
    public record CreditNote(
            CreditNoteId id, String number, Money amount, Money tax, String reason, LocalDate day, Money refunded) {}

    /**
     * Why it is not sent.
     *
     * @param detail which region, how often; null where the code says all
     */
    public record HoldReason(Code code, @Nullable String detail) {
        /** What is missing or odd. */
        public enum Code {
            /** A region was not watched past the month's end. Made again by itself. */
            REGION_NOT_WATCHED,
            /** Nobody explained a gap in which nobody looked. Made again by itself. */
            UNEXPLAINED_GAP,
            /** The organization has not said whom to bill. Made again by itself. */
            NO_BILLING_ACCOUNT,
            /** Something was used that had no price, and is not charged. */
            USAGE_WITHOUT_PRICE,
            /** More than the highest amount that leaves unseen. */
            ABOVE_LIMIT,
            /** Many times what the months before cost. */
            ABOVE_MONTHS_BEFORE,
            /** More lines than anybody had before: something makes resources by itself. */
            TOO_MANY_LINES;

            /** Whether a person decides; otherwise it is made again until nothing is missing. */
            public boolean isForReview() {
                return this != REGION_NOT_WATCHED && this != UNEXPLAINED_GAP && this != NO_BILLING_ACCOUNT;
            }
        }
    }

    /** When the invoice was made out, for documents. */
    public Instant date() {
        var issued = invoice.issuedAt();
        if (issued == null) {
            throw new IllegalStateException("not issued");
        }
        return issued;
    }
}
