package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A region in which machines live at random while its meter watches, crashes, is deaf, changes its leader, or has its clock moved.
 * Knows what truly ran, and what the cluster could tell afterwards.
 */
final class RandomLife {

    private static final int STEPS = 60;
    private static final List<String> TYPES = List.of("u1.small", "u1.large");

    final MeteredRegion region;
    private final Random random;
    private final boolean disturbed;
    private final Map<String, Instant> runningSince = new TreeMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private final Map<String, List<Period>> truth = new TreeMap<>();
    private final Map<String, List<Period>> evidence = new TreeMap<>();
    private Instant now;
    private Instant lastLook;
    private boolean down;
    private int changes;
    private int names;
    private RegionMeter leader;

    /** @param disturbed whether the meter is hindered; without, it watches all the time */
    RandomLife(long seed, Instant begin, boolean disturbed) {
        this.random = new Random(seed);
        this.disturbed = disturbed;
        this.region = new MeteredRegion(begin);
        this.now = begin;
        this.lastLook = begin;
        this.leader = region.meter();
        leader.look(region.region);
    }

    RandomLife play() {
        for (int step = 0; step < STEPS; step++) {
            now = now.plusMillis(500 + random.nextInt(90_000));
            act();
            if (disturbed) {
                disturb();
            }
            look();
        }
        down = false;
        region.unheard = false;
        now = now.plusSeconds(1);
        look();
        runningSince.forEach((name, since) -> remember(truth, name, since, now));
        return this;
    }

    Map<String, List<Period>> truth() {
        return truth;
    }

    /** Time in which nobody watched and that ended with something the cluster dates: it may be billed. */
    List<Period> evidence(String name) {
        return evidence.getOrDefault(name, List.of());
    }

    int changes() {
        return changes;
    }

    private void act() {
        var name = random.nextInt(3) == 0 || names == 0 ? "m" + names++ : "m" + random.nextInt(names);
        switch (random.nextInt(6)) {
            case 0, 1 -> start(name);
            case 2 -> stop(name);
            case 3 -> restart(name);
            case 4 -> resize(name);
            default -> delete(name);
        }
    }

    /** What runs has no end that the cluster could tell; the watch remembers the one before. */
    private void start(String name) {
        if (!runningSince.containsKey(name)) {
            changes++;
            if (down) {
                region.ended.remove(region.uid(name));
            }
            stopped.remove(name);
            runningSince.put(name, now);
            region.runs(name, types.computeIfAbsent(name, any -> TYPES.getFirst()), now);
        }
    }

    private void stop(String name) {
        if (end(name)) {
            if (down) {
                remember(evidence, name, lastLook, now);
            }
            stopped.add(name);
            region.stops(name, now);
        }
    }

    private boolean end(String name) {
        var since = runningSince.remove(name);
        if (since == null) {
            return false;
        }
        changes++;
        remember(truth, name, since, now);
        return true;
    }

    private void restart(String name) {
        if (end(name)) {
            region.stops(name, down ? null : now);
            now = now.plusMillis(random.nextInt(20_000));
            start(name);
        }
    }

    /** With a restart, as the product does. */
    private void resize(String name) {
        types.put(name, TYPES.get(random.nextInt(TYPES.size())));
        restart(name);
    }

    /** Of what is gone only the watch knows the end. Another of the same name would have another uid: names do not return. */
    private void delete(String name) {
        if (end(name)) {
            region.things.remove(name);
            if (!down) {
                region.ended.put(region.uid(name), now);
            }
        } else if (stopped.remove(name) && down) {
            region.ended.remove(region.uid(name));
        }
    }

    private void disturb() {
        switch (random.nextInt(8)) {
            case 0 -> down = true;
            case 1 -> down = false;
            case 2 -> region.unheard = random.nextBoolean();
            case 3 -> leader = region.meter();
            case 4 -> {
                if (random.nextInt(4) == 0) {
                    now = now.plus(Duration.ofDays(random.nextInt(20)));
                }
            }
            default -> {}
        }
    }

    private void look() {
        region.clock.to(now);
        if (down || region.unheard) {
            down = true;
            return;
        }
        try {
            leader.look(region.region);
            lastLook = now;
        } catch (MeteredRegion.Unheard deaf) {
            down = true;
        }
    }

    private static void remember(Map<String, List<Period>> where, String name, Instant from, Instant to) {
        if (from.isBefore(to)) {
            where.computeIfAbsent(name, any -> new ArrayList<>()).add(new Period(from, to));
        }
    }
}
