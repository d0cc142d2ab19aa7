package cloud.nuvem.pricing;

import cloud.nuvem.tenancy.OrganizationId;
import java.util.List;

/** Prices in force for an organization, and what a configuration would cost at them. */
public interface Prices {

    /** The plan an organization is on now. */
    default Plan plan(OrganizationId organization) {
        return new Plan("standard", "Standard");
    }

    /** All prices of the list in force now on the organization's plan, by meter and dimension. */
    List<Price> inForce(OrganizationId organization);

    /** The same {@code Rating} that makes the invoice. */
    Estimate estimate(OrganizationId organization, List<PricedItem> items);
}
