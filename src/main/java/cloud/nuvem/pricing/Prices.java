package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Prices in force for an organization or for everybody, and what a configuration would cost at them. */
public interface Prices {

    /** The plan an organization is on now. */
    default Plan plan(OrganizationId organization) {
        return new Plan("standard", "Standard");
    }

    /** All prices of the list in force now on the organization's plan, by meter and dimension; before the plan's discount. */
    List<Price> inForce(OrganizationId organization);

    /** The same {@link Rating} that makes the invoice. */
    Estimate estimate(OrganizationId organization, List<PricedItem> items);

    /**
     * All that counted or will count in a period inside one calendar month: what invoices are made from. Changes of plan,
     * price list and discount are in it, each at its second.
     */
    default PriceTimeline over(OrganizationId organization, Period period) {
        return new PriceTimeline(List.of());
    }

    /** The organization's plan as it is now. */
    default OfferedPrices ofPlan(OrganizationId organization) {
        throw new IllegalStateException("no price list is in force");
    }

    /** What everybody may see, one plan for each currency, by currency. */
    default List<OfferedPrices> offered() {
        return List.of();
    }

    /** What a configuration costs somebody who has not signed up yet; empty for a currency that is not offered. */
    default Optional<Estimate> estimate(Currency currency, List<PricedItem> items) {
        return Optional.empty();
    }
}
