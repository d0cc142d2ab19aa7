package cloud.nuvem.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The console's relay against nginx and websockify: the same clients, the same upstream, the same run, in turns. Every proxy may use
 * every processor. Where one of the two cannot be had, its figures are left out with a sentence.
 */
final class RelayBench {

    private final Path folder;
    private final Set<String> parts = Set.of(
            System.getProperty("nuvem.bench.relay", "streams,sessions,soak").split(",", -1));

    RelayBench(Path folder) {
        this.folder = folder;
    }

    List<Figure> run() throws Exception {
        var found = new ArrayList<Figure>();
        try (var world = new RelayWorld(folder);
                var load = new RelayLoad();
                var relay = world.relay()) {
            if (parts.contains("streams")) {
                found.addAll(streams(world, load, relay));
            }
            if (parts.contains("sessions")) {
                found.addAll(sessions(world, load, relay));
            }
            if (parts.contains("soak")) {
                found.add(new RelaySoak(load, relay).run());
            }
        }
        return found;
    }

    private static List<Figure> streams(RelayWorld world, RelayLoad load, RelayProxy relay) throws Exception {
        var nginx = world.nginx();
        if (nginx.isEmpty()) {
            Report.tell("nginx is not here and cannot be fetched: throughput is not compared.");
            return List.of();
        }
        try (var other = nginx.get()) {
            return new RelayStreams(load, relay, other).run();
        }
    }

    private static List<Figure> sessions(RelayWorld world, RelayLoad load, RelayProxy relay) throws Exception {
        var websockify = world.websockify();
        if (websockify.isEmpty()) {
            Report.tell("websockify is not here and cannot be fetched: sessions are not compared.");
            return List.of();
        }
        try (var other = websockify.get()) {
            return new RelaySessions(load, relay, other).run();
        }
    }
}
