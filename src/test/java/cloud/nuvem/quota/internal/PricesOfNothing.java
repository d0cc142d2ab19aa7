package cloud.nuvem.quota.internal;

import cloud.nuvem.pricing.Estimate;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.List;

/** Everybody is on the standard plan; quotas need no more of pricing. */
final class PricesOfNothing implements Prices {

    @Override
    public Plan plan(OrganizationId organization) {
        return new Plan("standard", "Standard");
    }

    @Override
    public List<Price> inForce(OrganizationId organization) {
        return List.of();
    }

    @Override
    public Estimate estimate(OrganizationId organization, List<PricedItem> items) {
        throw new UnsupportedOperationException("no prices here");
    }
}
