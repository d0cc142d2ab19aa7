package cloud.nuvem.bench;

import cloud.nuvem.bench.RelayProxy.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Two hundred sessions over TLS that now and then draw a screen and type, for as long as {@code nuvem.bench.soak} says. */
final class RelaySoak {

    private static final int SESSIONS = 200;
    private static final int FRAMES = 64;
    private static final int MESSAGES = 20;
    private static final int LONGEST_PAUSE_MILLIS = 2_000;
    private static final Duration STALL = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.parse(System.getProperty("nuvem.bench.soak", "PT2M"));

    private final RelayLoad load;
    private final RelayProxy relay;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong stalls = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();

    RelaySoak(RelayLoad load, RelayProxy relay) {
        this.load = load;
        this.relay = relay;
    }

    Figure run() throws Exception {
        var lines = load.open(relay.port(), relay.heads(Wire.TLS, SESSIONS));
        long end = System.nanoTime() + LENGTH.toNanos();
        load.on(lines, line -> {
            while (System.nanoTime() < end) {
                step(line);
                rest();
            }
        });
        RelayLoad.hangUp(lines);
        return new Figure(
                "console: " + SESSIONS + " sessions over TLS for " + LENGTH.toMinutes() + " minutes",
                "",
                steps + " times 1 MiB and " + MESSAGES + " echoes",
                String.format(Locale.ROOT, "the slowest took %.0f ms", longest.get() / 1e6),
                "none stalls for " + STALL.toSeconds() + " s",
                Figure.Verdict.of(stalls.get() == 0));
    }

    private void step(RelayLine line) throws IOException {
        long before = System.nanoTime();
        line.stream(FRAMES);
        line.echo(MESSAGES);
        long taken = System.nanoTime() - before;
        steps.incrementAndGet();
        longest.accumulateAndGet(taken, Math::max);
        if (taken > STALL.toNanos()) {
            stalls.incrementAndGet();
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
