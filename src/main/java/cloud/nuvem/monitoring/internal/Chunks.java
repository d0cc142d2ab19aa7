package cloud.nuvem.monitoring.internal;

import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.monitoring.internal.ChunkKey.LineKey;
import cloud.nuvem.monitoring.internal.PrometheusGateway.Range;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * What Prometheus said, in chunks of equal numbers of points, by far the most of which never change again. Whoever needs a
 * chunk that somebody else already asked for waits for that answer; missing chunks beside each other are one query.
 */
@Component
class Chunks {

    private static final Duration CLOSED = Duration.ofHours(6);

    private final Clock clock;
    private final long settling;
    private final AsyncCache<ChunkKey, Chunk> chunks;

    /** The cache takes keys one by one: two viewers at once would each get some of them, and ask twice. */
    private final ReentrantLock asking = new ReentrantLock();

    /** Asks Prometheus for one line. */
    @FunctionalInterface
    interface Source {
        List<MatrixSeries> ask(LineKey line, Range range);
    }

    Chunks(Clock clock, MonitoringProperties properties) {
        this.clock = clock;
        this.settling = 4 * properties.scrapeInterval().toSeconds();
        this.chunks = Caffeine.newBuilder()
                .maximumWeight(properties.cachedPoints())
                .weigher((ChunkKey key, Chunk chunk) -> chunk.points())
                .expireAfter(Expiry.creating((ChunkKey key, Chunk chunk) -> keepFor(key)))
                .buildAsync();
    }

    /** Open chunks are of use until the next point; closed ones for hours, in case Prometheus learns of the past later. */
    private Duration keepFor(ChunkKey key) {
        return key.isOpenAt(clock.instant().getEpochSecond(), settling) ? Duration.ofSeconds(2L * key.step()) : CLOSED;
    }

    /** The line's chunks that cover the frame, in order; at once when all are known. */
    CompletableFuture<Map<ChunkKey, Chunk>> of(LineKey line, TimeFrame frame, Source source, Executor threads) {
        var keys = keys(line, frame);
        asking.lock();
        try {
            return chunks.getAll(
                    keys,
                    (missing, executor) ->
                            CompletableFuture.supplyAsync(() -> load(List.copyOf(missing), source), threads));
        } finally {
            asking.unlock();
        }
    }

    /** Every chunk that the frame touches; none that begins after the last point there can be by now. */
    private List<ChunkKey> keys(LineKey line, TimeFrame frame) {
        int step = Math.toIntExact(frame.step().toSeconds());
        long length = (long) ChunkKey.POINTS * step;
        long newest = TimeFrame.floor(clock.instant(), frame.step()).getEpochSecond();
        long end = Math.min(frame.to().getEpochSecond(), newest);
        List<ChunkKey> keys = new ArrayList<>();
        for (long first = Math.floorDiv(frame.from().getEpochSecond(), length) * length;
                first <= end;
                first += length) {
            keys.add(new ChunkKey(line, first, Math.min(first + length - step, newest), step));
        }
        return keys;
    }

    private static Map<ChunkKey, Chunk> load(List<ChunkKey> missing, Source source) {
        Map<ChunkKey, Chunk> loaded = new HashMap<>();
        for (var run : runs(missing)) {
            var first = run.getFirst();
            var range = new Range(first.first(), run.getLast().last(), first.step());
            var answer = source.ask(first.line(), range);
            run.forEach(key -> loaded.put(key, cut(answer, key, range)));
        }
        return loaded;
    }

    /** Chunks beside each other belong into one query. */
    private static List<List<ChunkKey>> runs(List<ChunkKey> missing) {
        List<List<ChunkKey>> runs = new ArrayList<>();
        for (var key : missing.stream()
                .sorted(Comparator.comparingLong(ChunkKey::first))
                .toList()) {
            if (runs.isEmpty() || !runs.getLast().getLast().isFollowedBy(key)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(key);
        }
        return runs;
    }

    private static Chunk cut(List<MatrixSeries> answer, ChunkKey key, Range range) {
        int from = Math.toIntExact((key.first() - range.first()) / range.step());
        var part = key.line().graph().part();
        SortedMap<String, float[]> columns = new TreeMap<>();
        for (var series : answer) {
            var values = series.slice(from, from + key.points());
            if (hasAny(values)) {
                columns.put(part == null ? "" : series.label(part), values);
            }
        }
        return new Chunk(columns);
    }

    private static boolean hasAny(float[] values) {
        for (float value : values) {
            if (!Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }
}
