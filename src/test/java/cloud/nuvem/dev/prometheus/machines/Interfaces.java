package cloud.nuvem.dev.prometheus.machines;

import java.util.function.LongToDoubleFunction;

/** What goes through one of a machine's interfaces. */
final class Interfaces {

    private static final double RECEIVED_SIZE = 640;
    private static final double SENT_SIZE = 910;

    private final Stretch stretch;
    private final Load load;
    private final Counters counters;
    private final Temper temper;

    Interfaces(Stretch stretch, Load load) {
        this.stretch = stretch;
        this.load = load;
        this.counters = new Counters(stretch);
        this.temper = Temper.of(stretch.facts());
    }

    LongToDoubleFunction value(Metric metric, String name) {
        return counters.whole(
                switch (metric) {
                    case RECEIVED_BYTES -> received(name);
                    case SENT_BYTES -> sent(name);
                    case RECEIVED_PACKETS -> received(name).times(1 / RECEIVED_SIZE);
                    case SENT_PACKETS -> sent(name).times(1 / SENT_SIZE);
                    case RECEIVED_DROPPED -> temper.flow(0.002, "dropped" + name);
                    case SENT_DROPPED, RECEIVE_ERRORS, SEND_ERRORS -> Flow.steady(0);
                    default -> throw new IllegalArgumentException(metric + " is not about interfaces");
                });
    }

    private Flow received(String name) {
        return flow(name, Load.Kind.NETWORK_RECEIVE, temper.received());
    }

    private Flow sent(String name) {
        return flow(name, Load.Kind.NETWORK_TRANSMIT, temper.sent());
    }

    private Flow flow(String name, Load.Kind kind, double mean) {
        return load.of(stretch.facts().key(), kind, temper.flow(mean, kind + name), 1);
    }
}
