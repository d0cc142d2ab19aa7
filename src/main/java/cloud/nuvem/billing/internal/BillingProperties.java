package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.billing.Seller;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who sells and how invoices are made.
 *
 * @param portal where e-mails link to, without a slash at the end
 * @param sender of e-mails
 * @param paymentDays from issuing to the due date
 * @param waitForRegions how long after the month's end a region may lag before invoices are held for it
 */
@Validated
@ConfigurationProperties("nuvem.billing")
record BillingProperties(
        @DefaultValue SellerProperties seller,
        @DefaultValue BoundProperties bounds,
        @DefaultValue("http://localhost:8080") String portal,
        @DefaultValue("billing@nuvem.example") String sender,
        @DefaultValue("14") @Min(0) int paymentDays,
        @DefaultValue("1d") Duration waitForRegions) {

    /**
     * The legal entity, as printed.
     *
     * @param id numbers are counted per entity; upper-case letters and digits, the numbers' first part
     */
    @Validated
    record SellerProperties(
            @DefaultValue("NUV") @Pattern(regexp = "[A-Z0-9]{1,12}")
            String id,

            @DefaultValue("Nuvem Cloud, Lda.") String legalName,
            @DefaultValue("Rua do Ouro 1") String street,
            @DefaultValue("1100-060") String postalCode,
            @DefaultValue("Lisboa") String city,
            @DefaultValue("") String region,

            @DefaultValue("PT") @Pattern(regexp = "[A-Z]{2}")
            String country,

            @Nullable String taxId,
            @DefaultValue("billing@nuvem.example") String email,
            @Nullable String bank) {

        Seller seller() {
            return new Seller(
                    id, legalName, new PostalAddress(street, postalCode, city, region, country), taxId, email, bank);
        }
    }

    /**
     * What no invoice passes unseen.
     *
     * @param amount net, in the invoice's currency
     * @param timesMonthsBefore how many times the mean of the three months before
     * @param atLeast below this net amount the months before do not matter
     */
    record BoundProperties(
            @DefaultValue("50000") BigDecimal amount,
            @DefaultValue("5") BigDecimal timesMonthsBefore,
            @DefaultValue("500") BigDecimal atLeast,
            @DefaultValue("20000") int lines) {}
}
