package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.InvoiceDetails.Treatment;
import cloud.nuvem.billing.Seller;
import cloud.nuvem.billing.TaxId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Which taxes a service bears. Sellers in the EU: the own country's rate at home; reverse charge for a VAT id of another
 * member state; the buyer's rate for others in the EU (One Stop Shop); nothing outside (Articles 44, 58 and 59 of Directive
 * 2006/112/EC). Other sellers: the own country's taxes at home, nothing abroad.
 */
final class TaxRules {

    private TaxRules() {}

    /** @param percent 0 to 100 */
    record Rate(String country, String name, LocalDate validFrom, BigDecimal percent) {}

    /** One tax to be taken of the whole base. */
    record Due(String name, String country, BigDecimal percent, Treatment treatment) {}

    /** @param day on which the service was complete: the last of the month */
    static List<Due> due(Seller seller, BillingDetails buyer, List<Rate> rates, LocalDate day) {
        var from = seller.address().country();
        var to = buyer.address().country();
        if (from.equals(to)) {
            return standard(to, rates, day);
        }
        boolean withinEu = TaxIds.EU.contains(from) && TaxIds.EU.contains(to);
        if (!withinEu) {
            return List.of(new Due(name(from), from, BigDecimal.ZERO, Treatment.OUT_OF_SCOPE));
        }
        var id = buyer.taxId();
        return id != null && id.kind() == TaxId.Kind.EU_VAT
                ? List.of(new Due("VAT", to, BigDecimal.ZERO, Treatment.REVERSE_CHARGE))
                : standard(to, rates, day);
    }

    private static String name(String country) {
        return country.equals("BR") ? "ISS" : "VAT";
    }

    private static List<Due> standard(String country, List<Rate> rates, LocalDate day) {
        return rates.stream()
                .filter(rate ->
                        rate.country().equals(country) && !rate.validFrom().isAfter(day))
                .filter(rate -> rates.stream()
                        .noneMatch(later -> later.country().equals(country)
                                && later.name().equals(rate.name())
                                && later.validFrom().isAfter(rate.validFrom())
                                && !later.validFrom().isAfter(day)))
                .map(rate -> new Due(rate.name(), country, rate.percent(), Treatment.STANDARD))
                .toList();
    }
}
