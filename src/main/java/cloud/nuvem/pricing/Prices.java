package cloud.nuvem.pricing;

import cloud.nuvem.tenancy.OrganizationId;
import java.util.List;

/** Prices in force for an organization, and what a configuration would cost at them. */
public interface Prices {

    /** All prices of the list in force now on the organization's plan. */
    List<Price> inForce(OrganizationId organization);

    /** The same {@code Rating} that makes the invoice. */
    Estimate estimate(OrganizationId organization, List<PricedItem> items);
}
