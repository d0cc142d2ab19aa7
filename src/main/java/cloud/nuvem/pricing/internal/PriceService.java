package cloud.nuvem.pricing.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.pricing.Estimate;
import cloud.nuvem.pricing.OfferedPrices;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantScope;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

@Service
class PriceService implements Prices {

    private static final String BOOK = "book";
    private static final Duration SURELY_KNOWN = Duration.ofMinutes(1);

    private final PriceBookQueries queries;
    private final TenantScope tenants;
    private final Clock clock;
    private final LoadingCache<OrganizationId, NavigableMap<Instant, String>> chosen;
    private final LoadingCache<String, PriceBook> books;

    PriceService(PriceBookQueries queries, TenantScope tenants, Clock clock, PricingProperties properties) {
        this.queries = queries;
        this.tenants = tenants;
        this.clock = clock;
        var cache = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(properties.cacheFor());
        this.chosen = cache.build(this::loadChosen);
        this.books = cache.build(key -> queries.book());
    }

    private NavigableMap<Instant, String> loadChosen(OrganizationId organization) {
        return tenants.of(organization, () -> queries.plansOf(organization));
    }

    private PriceBook book() {
        return books.get(BOOK);
    }

    /** A plan made since the book was read may be chosen already. */
    private PriceBook bookFor(NavigableMap<Instant, String> plans) {
        if (plans.values().stream().anyMatch(plan -> book().find(plan).isEmpty())) {
            books.invalidate(BOOK);
        }
        return book();
    }

    @Override
    public Plan plan(OrganizationId organization) {
        var plans = chosen.get(organization);
        return bookFor(plans).plan(plans, clock.instant());
    }

    @Override
    public List<Price> inForce(OrganizationId organization) {
        return tariff(organization).prices();
    }

    @Override
    public Estimate estimate(OrganizationId organization, List<PricedItem> items) {
        return Estimates.of(tariff(organization), items);
    }

    private Tariff tariff(OrganizationId organization) {
        var plan = plan(organization);
        return book().tariff(plan.id(), clock.instant())
                .orElseThrow(() -> new IllegalStateException("plan " + plan.id() + " has no price list in force"));
    }

    /** What counts is only ever added to, never for the past: a copy made since the period ended knows all of it. */
    @Override
    public PriceTimeline over(OrganizationId organization, Period period) {
        var now = clock.instant();
        boolean hasJustEnded = period.to().isBefore(now) && period.to().isAfter(now.minus(SURELY_KNOWN));
        if (hasJustEnded) {
            return queries.book().timeline(loadChosen(organization), period);
        }
        var plans = chosen.get(organization);
        return bookFor(plans).timeline(plans, period);
    }

    @Override
    public OfferedPrices ofPlan(OrganizationId organization) {
        return offer(plan(organization), tariff(organization));
    }

    @Override
    public List<OfferedPrices> offered() {
        var byCurrency = new TreeMap<String, OfferedPrices>();
        book().plans().stream()
                .filter(PriceBook.ListedPlan::offered)
                .sorted(Comparator.comparing(PriceBook.ListedPlan::isDefault)
                        .reversed()
                        .thenComparing(listed -> listed.plan().id()))
                .flatMap(listed -> offered(listed.plan()).stream())
                .forEach(offer -> byCurrency.putIfAbsent(offer.currency().getCurrencyCode(), offer));
        return List.copyOf(byCurrency.values());
    }

    private Optional<OfferedPrices> offered(Plan plan) {
        return book().tariff(plan.id(), clock.instant()).map(tariff -> offer(plan, tariff));
    }

    private static OfferedPrices offer(Plan plan, Tariff tariff) {
        return new OfferedPrices(plan, tariff.currency(), tariff.since(), tariff.discountPercent(), tariff.prices());
    }

    @Override
    public Optional<Estimate> estimate(Currency currency, List<PricedItem> items) {
        return offered().stream()
                .filter(offer -> offer.currency().equals(currency))
                .findFirst()
                .flatMap(offer -> book().tariff(offer.plan().id(), clock.instant()))
                .map(tariff -> Estimates.of(tariff, items));
    }
}
