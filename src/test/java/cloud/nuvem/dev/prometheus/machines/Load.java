package cloud.nuvem.dev.prometheus.machines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What machines are told to do, exactly, instead of what comes natural to them. Safe for use from any thread. */
public final class Load {

    /** 2026-01-01T00:00Z: flows count from here, so that sums keep their small digits. */
    static final long ORIGIN = 1_767_225_600_000L;

    /** Before any machine: there an order has nothing to follow on. */
    private static final double LONG_AGO = -1e9;

    /** What can be told. */
    public enum Kind {
        /** Cores in use, of the whole machine. */
        CPU,
        /** Bytes per second of its first drive. */
        STORAGE_READ,
        STORAGE_WRITE,
        /** Bytes per second of each interface. */
        NETWORK_RECEIVE,
        NETWORK_TRANSMIT
    }

    private record Order(double from, double perSecond) {}

    private record Place(String key, Kind kind) {}

    private final Map<Place, List<Order>> orders = new ConcurrentHashMap<>();

    /**
     * From a moment on a machine does this much per second, until another order; while it runs, and no more than that.
     *
     * @param from {@link Instant#EPOCH} for all its life
     */
    public void set(String namespace, String name, Kind kind, Instant from, double perSecond) {
        var order = new Order(seconds(from.toEpochMilli()), perSecond);
        orders.compute(new Place(namespace + "/" + name, kind), (_, known) -> {
            var all = new ArrayList<>(known == null ? List.<Order>of() : known);
            all.removeIf(each -> each.from() >= order.from());
            all.add(order);
            return List.copyOf(all);
        });
    }

    /** Back to nature, all of them. */
    public void reset() {
        orders.clear();
    }

    static double seconds(long milliseconds) {
        return (milliseconds - ORIGIN) / 1000.0;
    }

    /**
     * The machine's flow: what comes natural until the first order, what was ordered from then on.
     *
     * @param share of the order that falls to this flow
     */
    Flow of(String key, Kind kind, Flow natural, double share) {
        var result = natural;
        for (var order : orders.getOrDefault(new Place(key, kind), List.of())) {
            result = ordered(result, order.from(), order.perSecond() * share);
        }
        return result;
    }

    private static Flow ordered(Flow before, double from, double perSecond) {
        if (from < LONG_AGO) {
            return Flow.steady(perSecond);
        }
        var until = before.upTo(from);
        return seconds -> seconds <= from ? before.upTo(seconds) : until + (seconds - from) * perSecond;
    }
}
