package cloud.nuvem.dev.prometheus.machines;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** When the node agents are asked, and when they do not answer. Safe for use from any thread. */
public final class Scrapes {

    /** Milliseconds between two scrapes. */
    static final long INTERVAL = 30_000;

    private final Clock clock;
    private final List<Outage> outages = new CopyOnWriteArrayList<>();

    private record Outage(String node, long from, long to) {
        boolean covers(String asked, long moment) {
            return (node.isEmpty() || node.equals(asked)) && from <= moment && moment < to;
        }
    }

    Scrapes(Clock clock) {
        this.clock = clock;
    }

    /** A node's agent does not answer in that time; an empty name means every node. */
    public void fail(String node, Instant from, Instant to) {
        outages.add(new Outage(node, from.toEpochMilli(), to.toEpochMilli()));
    }

    /** From now on nobody answers. */
    public void fail() {
        fail("", clock.instant(), Instant.ofEpochMilli(Long.MAX_VALUE));
    }

    /** Whoever fails now answers again; gaps stay where they are. */
    public void work() {
        var now = clock.millis();
        outages.replaceAll(outage -> new Outage(outage.node(), outage.from(), Math.min(outage.to(), now)));
    }

    boolean succeeds(String node, long moment) {
        for (var outage : outages) {
            if (outage.covers(node, moment)) {
                return false;
            }
        }
        return true;
    }

    /** The first scrape of a node that is not before a moment: each has its own second of the interval. */
    static long next(String node, long moment) {
        var offset = Math.floorMod(Noise.seed(node, "scrape"), INTERVAL);
        return moment + Math.floorMod(offset - moment, INTERVAL);
    }
}
