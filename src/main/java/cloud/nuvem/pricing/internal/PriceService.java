package cloud.nuvem.pricing.internal;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.DatedPrice;
import cloud.nuvem.pricing.Estimate;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.pricing.Rating;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantScope;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

@Service
class PriceService implements Prices {

    private final PriceListRepository repository;
    private final TenantScope tenants;
    private final Clock clock;
    private final LoadingCache<OrganizationId, Plan> plans;
    private final LoadingCache<Plan, PriceList> lists;

    PriceService(PriceListRepository repository, TenantScope tenants, Clock clock, PricingProperties properties) {
        this.repository = repository;
        this.tenants = tenants;
        this.clock = clock;
        var cache = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(properties.cacheFor());
        this.plans = cache.build(this::loadPlan);
        this.lists = cache.build(this::loadList);
    }

    private Plan loadPlan(OrganizationId organization) {
        return tenants.of(organization, () -> repository.planOf(organization, clock.instant()));
    }

    private PriceList loadList(Plan plan) {
        return repository
                .inForce(plan, clock.instant())
                .orElseThrow(() -> new IllegalStateException("plan " + plan.id() + " has no price list in force"));
    }

    @Override
    public Plan plan(OrganizationId organization) {
        return plans.get(organization);
    }

    @Override
    public List<Price> inForce(OrganizationId organization) {
        return lists.get(plan(organization)).prices();
    }

    @Override
    public Estimate estimate(OrganizationId organization, List<PricedItem> items) {
        var list = lists.get(plan(organization));
        var lines = new ArrayList<Estimate.Line>();
        var unpriced = new ArrayList<PricedItem>();
        for (var item : items) {
            list.find(item.meter(), item.dimension())
                    .ifPresentOrElse(price -> lines.add(line(item, price)), () -> unpriced.add(item));
        }
        var whileStopped =
                lines.stream().filter(line -> line.item().whileStopped()).toList();
        return new Estimate(
                sum(list, lines, Estimate.Line::perHour),
                sum(list, lines, Estimate.Line::perMonth),
                sum(list, whileStopped, Estimate.Line::perMonth),
                List.copyOf(lines),
                List.copyOf(unpriced));
    }

    private static Estimate.Line line(PricedItem item, DatedPrice price) {
        return new Estimate.Line(
                item,
                Rating.perHour(price, item.total()),
                Rating.perMonth(price, item.quantity()).times(item.count()));
    }

    private static Money sum(PriceList list, List<Estimate.Line> lines, Function<Estimate.Line, Money> part) {
        return lines.stream().map(part).reduce(Money.zero(list.currency()), Money::plus);
    }
}
