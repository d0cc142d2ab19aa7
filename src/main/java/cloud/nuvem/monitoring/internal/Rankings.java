package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.monitoring.Consumer;
import cloud.nuvem.monitoring.Consumption;
import cloud.nuvem.monitoring.TimeFrame;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Which machines took the most; one query for everybody who looks at the same frame. */
@Component
class Rankings {

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST = 10_000;

    private final AsyncCache<Key, List<Consumer>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).buildAsync();

    /** The tenant is part of it: the namespace is the project's own. */
    record Key(Region region, Selector selector, Consumption consumption, TimeFrame frame) {}

    CompletableFuture<List<Consumer>> of(Key key, Supplier<List<Consumer>> query, Executor threads) {
        return known.get(key, (_, _) -> CompletableFuture.supplyAsync(query, threads));
    }
}
