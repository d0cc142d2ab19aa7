package cloud.nuvem.dev.prometheus.machines;

import java.util.function.LongToDoubleFunction;

/** Counts what flows in a stretch's process since it began, and stands still while it is paused. */
record Counters(Stretch stretch) {

    /** In fractions: seconds. */
    LongToDoubleFunction fine(Flow flow) {
        var earlier = stretch.worked().stream()
                .mapToDouble(span -> flow.upTo(Load.seconds(span.to())) - flow.upTo(Load.seconds(span.from())))
                .sum();
        if (stretch.paused()) {
            return _ -> earlier;
        }
        var start = flow.upTo(Load.seconds(stretch.from()));
        return moment -> earlier + flow.upTo(Load.seconds(moment)) - start;
    }

    /** In whole ones: bytes, packets, requests. */
    LongToDoubleFunction whole(Flow flow) {
        var fine = fine(flow);
        return moment -> Math.floor(fine.applyAsDouble(moment));
    }

    /** A gauge of the guest, which stands still while it is paused. */
    LongToDoubleFunction gauge(LongToDoubleFunction value) {
        if (!stretch.paused()) {
            return value;
        }
        var still = value.applyAsDouble(stretch.from());
        return _ -> still;
    }
}
