package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantScope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The lines of an organization's month: of a closed one as they were stored, of an open one made from the records, at most some
 * seconds ago.
 */
@Component
class MonthLines {

    /** Of all organizations together; one takes about half a kilobyte. */
    private static final long LINES_KEPT = 200_000;

    private final TenantScope tenants;
    private final LineQueries queries;
    private final Prices prices;
    private final Cache<Key, List<CostedLine>> closed = Caffeine.newBuilder()
            .maximumWeight(LINES_KEPT)
            .weigher((Key key, List<CostedLine> lines) -> 1 + lines.size())
            .build();
    private final Cache<Key, List<CostedLine>> live;

    private record Key(OrganizationId organization, YearMonth month) {}

    MonthLines(TenantScope tenants, LineQueries queries, Prices prices, MeteringProperties properties) {
        this.tenants = tenants;
        this.queries = queries;
        this.prices = prices;
        this.live = Caffeine.newBuilder()
                .maximumWeight(LINES_KEPT)
                .weigher((Key key, List<CostedLine> lines) -> 1 + lines.size())
                .expireAfterWrite(properties.cacheFor())
                .build();
    }

    /** In no order. */
    List<CostedLine> of(OrganizationId organization, YearMonth month) {
        var key = new Key(organization, month);
        var known = closed.getIfPresent(key);
        if (known != null) {
            return known;
        }
        return live.get(key, this::load);
    }

    private List<CostedLine> load(Key key) {
        var stored = tenants.of(key.organization(), () -> queries.closed(key.organization(), key.month()));
        stored.ifPresent(lines -> closed.put(key, lines));
        return stored.orElseGet(() -> rated(key.organization(), key.month()));
    }

    /** From the records as they are now. */
    List<CostedLine> rated(OrganizationId organization, YearMonth month) {
        var timeline = prices.over(organization, MonthlyUsage.month(month));
        var segments = tenants.of(organization, () -> queries.segments(organization, month, timeline));
        return LineRating.rate(month, timeline, segments);
    }

    @Nullable
    Instant watchedUntil(OrganizationId organization, Collection<Region> regions) {
        return tenants.of(organization, () -> queries.watchedUntil(regions));
    }
}
