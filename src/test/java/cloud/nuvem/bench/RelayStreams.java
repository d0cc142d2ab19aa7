package cloud.nuvem.bench;

import cloud.nuvem.bench.RelayProxy.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Throughput from the machine to the browser, in frames of 16 KiB. */
final class RelayStreams {

    private static final int ROUNDS = Integer.getInteger("nuvem.bench.rounds", 7);
    private static final int WARM_UP = 3;
    private static final long MEBIBYTES = 512;
    private static final long FRAMES = MEBIBYTES * 1024 * 1024 / RelayUpstream.FRAME;

    private final RelayLoad load;
    private final RelayProxy relay;
    private final RelayProxy nginx;

    RelayStreams(RelayLoad load, RelayProxy relay, RelayProxy nginx) {
        this.load = load;
        this.relay = relay;
        this.nginx = nginx;
    }

    List<Figure> run() throws Exception {
        return List.of(
                compare(Wire.PLAIN, 1, 1.1),
                compare(Wire.PLAIN, 8, 1.3),
                compare(Wire.TLS, 1, 1),
                compare(Wire.TLS, 8, 1));
    }

    private Figure compare(Wire wire, int streams, double target) throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            stream(nginx, wire, streams);
            stream(relay, wire, streams);
        }
        var theirs = new ArrayList<Pass>();
        var ours = new ArrayList<Pass>();
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            theirs.add(stream(nginx, wire, streams));
            ours.add(stream(relay, wire, streams));
            ratios.add(ours.getLast().speed() / theirs.getLast().speed());
        }
        double ratio = new Samples(ratios).median();
        return new Figure(
                "console: %d %s, upstream %s".formatted(streams, streams == 1 ? "stream" : "streams", word(wire)),
                "nginx, " + text(theirs),
                text(ours),
                String.format(Locale.ROOT, "%.2f times as fast", ratio),
                String.format(Locale.ROOT, "at least %.1f times", target),
                Figure.Verdict.of(ratio >= target));
    }

    /**
     * One measurement.
     *
     * @param speed MiB in a second
     * @param effort seconds of the proxy's processor time for a GiB
     */
    private record Pass(double speed, double effort) {}

    private Pass stream(RelayProxy proxy, Wire wire, int streams) throws Exception {
        var lines = load.open(proxy.port(), proxy.heads(wire, streams));
        double before = proxy.process().processorSeconds();
        double seconds = load.on(lines, line -> line.stream(FRAMES / streams));
        double worked = proxy.process().processorSeconds() - before;
        RelayLoad.hangUp(lines);
        return new Pass(MEBIBYTES / seconds, worked * 1024 / MEBIBYTES);
    }

    private static String text(List<Pass> passes) {
        var speed = new Samples(passes.stream().map(Pass::speed).toList());
        var effort = new Samples(passes.stream().map(Pass::effort).toList());
        return String.format(Locale.ROOT, "%.0f MiB/s, %.2f s of processor per GiB", speed.median(), effort.median());
    }

    private static String word(Wire wire) {
        return wire == Wire.PLAIN ? "in plain text" : "over TLS";
    }
}
