package cloud.nuvem.bench;

import cloud.nuvem.bench.RelayProxy.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Throughput from the machine to the browser, in frames of 16 KiB. */
final class RelayStreams {

    private static final int ROUNDS = Integer.getInteger("nuvem.bench.rounds", 7);
    private static final int WARM_UP = 3;
    private static final long MEBIBYTES = 512;
    private static final long FRAMES = MEBIBYTES * 1024 * 1024 / RelayUpstream.FRAME;

    private final RelayLoad load;
    private final RelayProxy relay;
    private final Nginx nginx;

    RelayStreams(RelayLoad load, RelayProxy relay, Nginx nginx) {
        this.load = load;
        this.relay = relay;
        this.nginx = nginx;
    }

    List<Figure> run() throws Exception {
        var figures = new ArrayList<Figure>();
        figures.addAll(compare(Wire.PLAIN, 1, 1.1));
        figures.addAll(compare(Wire.PLAIN, 8, 1.3));
        figures.addAll(compare(Wire.TLS, 1, 1));
        figures.addAll(compare(Wire.TLS, 8, 1));
        return figures;
    }

    /** With nginx as it is packaged there is a target; with its buffers enlarged the figure is stated. */
    private List<Figure> compare(Wire wire, int streams, double target) throws Exception {
        var large = nginx.withLargeBuffers();
        var usual = new ArrayList<Pass>();
        var tuned = new ArrayList<Pass>();
        var ours = new ArrayList<Pass>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            var passes =
                    List.of(stream(nginx, wire, streams), stream(large, wire, streams), stream(relay, wire, streams));
            if (round >= 0) {
                usual.add(passes.get(0));
                tuned.add(passes.get(1));
                ours.add(passes.get(2));
            }
        }
        var what = "console: %d %s, upstream %s".formatted(streams, streams == 1 ? "stream" : "streams", word(wire));
        double ratio = ratio(ours, usual);
        return List.of(
                new Figure(
                        what,
                        "nginx as packaged, " + text(usual),
                        text(ours),
                        times(ratio),
                        String.format(Locale.ROOT, "at least %.1f times", target),
                        Figure.Verdict.of(ratio >= target)),
                new Figure(
                        what,
                        "nginx with 64 KiB buffers, " + text(tuned),
                        text(ours),
                        times(ratio(ours, tuned)),
                        "stated",
                        Figure.Verdict.STATED));
    }

    private static double ratio(List<Pass> ours, List<Pass> theirs) {
        return new Samples(IntStream.range(0, ours.size())
                        .mapToObj(round ->
                                ours.get(round).speed() / theirs.get(round).speed())
                        .toList())
                .median();
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f times as fast", ratio);
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
