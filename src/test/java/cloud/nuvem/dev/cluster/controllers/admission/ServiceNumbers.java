package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Cluster addresses of 10.96.0.0/16 and node ports 30000 to 32767 that no Service has. */
final class ServiceNumbers {

    private static final int FIRST_PORT = 30_000;
    private static final int PORTS = 2_768;
    private static final int ADDRESSES = 1 << 16;

    private final Resources resources;
    private int lastAddress;
    private int lastPort = -1;

    ServiceNumbers(Resources resources) {
        this.resources = resources;
    }

    synchronized String clusterAddress() {
        var taken = taken(service -> Stream.of(Json.text(service, "spec", "clusterIP")));
        for (var tried = 0; tried < ADDRESSES; tried++) {
            lastAddress = lastAddress % (ADDRESSES - 2) + 1;
            var address = "10.96.%d.%d".formatted(lastAddress >> 8, lastAddress & 255);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw new IllegalStateException("no cluster address is free");
    }

    synchronized int nodePort() {
        var taken =
                taken(service -> Json.list(service, "spec", "ports").stream().map(port -> Json.text(port, "nodePort")));
        for (var tried = 0; tried < PORTS; tried++) {
            lastPort = (lastPort + 1) % PORTS;
            if (!taken.contains(String.valueOf(FIRST_PORT + lastPort))) {
                return FIRST_PORT + lastPort;
            }
        }
        throw new IllegalStateException("no node port is free");
    }

    private Set<String> taken(Function<ObjectNode, Stream<String>> numbers) {
        return resources.list(resources.type("", "services"), null).stream()
                .flatMap(numbers)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
