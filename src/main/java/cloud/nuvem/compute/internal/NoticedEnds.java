package cloud.nuvem.compute.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When things that are metered were seen to end, for as long as a meter may need to hear of it. The end before a new beginning is
 * kept as well: a machine may stop and run again between two looks.
 */
final class NoticedEnds {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Map<String, String> there = new ConcurrentHashMap<>();
    private final Cache<String, Instant> ends =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    /**
     * Takes in what is there now.
     *
     * @param uid of what is metered at the place; null when nothing is
     * @param at when that was heard
     * @return whether something began or ended
     */
    boolean notice(String place, @Nullable String uid, Instant at) {
        var before = uid == null ? there.remove(place) : there.put(place, uid);
        if (before == null) {
            return uid != null;
        }
        if (before.equals(uid)) {
            return false;
        }
        ends.put(before, at);
        return true;
    }

    /** The latest end of each, by uid; what runs again has the one before. */
    Map<String, Instant> all() {
        return new HashMap<>(ends.asMap());
    }
}
