package cloud.nuvem.monitoring.internal;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.monitoring.Graphs.GraphQuestion;
import cloud.nuvem.monitoring.Measurement;
import cloud.nuvem.monitoring.TimeFrame;
import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** The module by hand, a clock that is moved, and Acme's projects. */
final class MonitoringWorld implements AutoCloseable {

    static final Actor ANA = new Actor(new PersonId(new UUID(0, 7)), "Ana", Actor.Door.PORTAL);
    static final ProjectId SHOP = FakeTenancy.PRODUCTION;
    static final ResourceName WEB = new ResourceName("web-1");
    static final Duration LONG = Duration.ofSeconds(20);

    final MovedClock clock = new MovedClock(Instant.parse("2026-11-24T10:00:07Z"));
    final FakeTenancy tenancy = new FakeTenancy();

    private final GraphService service;

    MonitoringWorld(Map<String, URI> prometheus) {
        this(new MonitoringProperties(
                prometheus, Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(15), 1_000_000, 4));
    }

    MonitoringWorld(MonitoringProperties properties) {
        var gateway = new PrometheusGateway(properties);
        var queries = new Queries(gateway, new Turns(properties), new Outages(clock, properties), properties);
        service = new GraphService(tenancy, gateway, queries, new Chunks(clock, properties), new Rankings());
    }

    static MonitoringWorld with(PrometheusStub stub) {
        return new MonitoringWorld(Map.of("fra-1", stub.address()));
    }

    Graphs graphs() {
        return service;
    }

    /** The machine's memory over the last hours up to now. */
    Measurement<GraphData> memory(Duration length, Duration patience) {
        return read(Graph.MEMORY, TimeFrame.last(length, clock.instant()), patience);
    }

    Measurement<GraphData> read(Graph graph, TimeFrame frame, Duration patience) {
        var machine = graph.scope() == Graph.Scope.MACHINE ? WEB : null;
        return service.read(ANA, new GraphQuestion(SHOP, machine, graph, frame), patience);
    }

    @Override
    public void close() {
        service.stop();
    }

    /** Stands still until it is moved. */
    static final class MovedClock extends Clock {

        private volatile Instant now;

        MovedClock(Instant now) {
            this.now = now;
        }

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
