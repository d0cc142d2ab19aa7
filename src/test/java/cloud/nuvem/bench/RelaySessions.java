package cloud.nuvem.bench;

import cloud.nuvem.bench.RelayProxy.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a session costs: its messages, its memory, its beginning. */
final class RelaySessions {

    private static final int ROUNDS = Integer.getInteger("nuvem.bench.rounds", 7);
    private static final int SESSIONS = 200;
    private static final int TALKING = 16;
    private static final int MESSAGES = 1_500;
    private static final double MICROSECONDS = 1e6;

    private final RelayLoad load;
    private final RelayProxy relay;
    private final RelayProxy websockify;

    RelaySessions(RelayLoad load, RelayProxy relay, RelayProxy websockify) {
        this.load = load;
        this.relay = relay;
        this.websockify = websockify;
    }

    List<Figure> run() throws Exception {
        var connecting = connecting(); // warms the relay's connecting for what follows
        return List.of(echoes(), memory(Wire.PLAIN), memory(Wire.TLS), connecting);
    }

    private Figure echoes() throws Exception {
        var theirs = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (int warm = 0; warm < 3; warm++) {
            echo(relay);
        }
        for (int round = 0; round < ROUNDS; round++) {
            theirs.add(echo(websockify));
            ours.add(echo(relay));
            ratios.add(ours.getLast() / theirs.getLast());
        }
        return figure(
                "console: processor time of an echoed message, " + TALKING + " sessions",
                new Samples(theirs).text("µs"),
                new Samples(ours).text("µs"),
                new Samples(ratios).median(),
                2);
    }

    /** Microseconds of the proxy's processors for each message. */
    private double echo(RelayProxy proxy) throws Exception {
        var lines = load.open(proxy.port(), proxy.heads(Wire.PLAIN, TALKING));
        load.on(lines, line -> line.echo(1));
        double before = proxy.process().processorSeconds();
        load.on(lines, line -> line.echo(MESSAGES));
        double worked = proxy.process().processorSeconds() - before;
        RelayLoad.hangUp(lines);
        return worked * MICROSECONDS / (TALKING * MESSAGES);
    }

    /** Of the relay what lives on its heap, of websockify's processes what is resident and not shared. */
    private Figure memory(Wire wire) throws Exception {
        double theirBefore = websockify.process().memoryBytes();
        var theirLines = idle(websockify, Wire.PLAIN);
        double theirs = (websockify.process().memoryBytes() - theirBefore) / SESSIONS / 1024;
        RelayLoad.hangUp(theirLines);

        long before = LiveHeap.bytes(relay.process().pid());
        var ourLines = idle(relay, wire);
        double ours = (LiveHeap.bytes(relay.process().pid()) - before) / 1024.0 / SESSIONS;
        RelayLoad.hangUp(ourLines);
        return figure(
                "console: memory of an idle session, upstream " + (wire == Wire.TLS ? "over TLS" : "in plain text"),
                String.format(Locale.ROOT, "%.0f KiB", theirs),
                String.format(Locale.ROOT, "%.1f KiB", ours),
                ours / theirs,
                100);
    }

    private List<RelayLine> idle(RelayProxy proxy, Wire wire) throws Exception {
        var lines = load.open(proxy.port(), proxy.heads(wire, SESSIONS));
        load.on(lines, line -> line.echo(3));
        return lines;
    }

    private Figure connecting() throws Exception {
        var theirs = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (int warm = 0; warm < 10; warm++) {
            connect(relay);
        }
        for (int round = 0; round < ROUNDS; round++) {
            theirs.add(connect(websockify));
            ours.add(connect(relay));
            ratios.add(ours.getLast() / theirs.getLast());
        }
        return figure(
                "console: " + SESSIONS + " connect at once, until the last has its first echo",
                new Samples(theirs).text("ms"),
                new Samples(ours).text("ms"),
                new Samples(ratios).median(),
                20);
    }

    /** Milliseconds. */
    private double connect(RelayProxy proxy) throws Exception {
        var heads = proxy.heads(Wire.PLAIN, SESSIONS);
        long before = System.nanoTime();
        var lines = load.open(proxy.port(), heads);
        load.on(lines, line -> line.echo(1));
        double taken = (System.nanoTime() - before) / 1e6;
        RelayLoad.hangUp(lines);
        return taken;
    }

    private static Figure figure(String what, String theirs, String ours, double ratio, int part) {
        return new Figure(
                what,
                "websockify, " + theirs,
                ours,
                String.format(Locale.ROOT, "1/%.1f", 1 / ratio),
                "at most 1/" + part,
                Figure.Verdict.of(ratio <= 1.0 / part));
    }
}
