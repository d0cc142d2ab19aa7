package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Numbers for the provider: how many consoles are open, what they move, how they end. No tenant in any tag. */
@Component
class ConsoleMetrics {

    private static final String KIND = "kind";

    private final MeterRegistry registry;

    ConsoleMetrics(MeterRegistry registry, LiveSessions live) {
        this.registry = registry;
        for (var kind : ConsoleKind.values()) {
            registry.gauge(
                    "nuvem.console.sessions",
                    List.of(Tag.of(KIND, word(kind))),
                    live,
                    sessions -> count(sessions, kind));
        }
    }

    /** A wish with a ticket was turned away, or a session ended. */
    void ended(ConsoleSession session, ConsoleEnd end) {
        var kind = word(session.grant().target().kind());
        registry.counter("nuvem.console.ends", KIND, kind, "reason", word(end.reason()))
                .increment();
        registry.counter("nuvem.console.bytes", KIND, kind, "direction", "to-browser")
                .increment((double) session.bytesToBrowser());
        registry.counter("nuvem.console.bytes", KIND, kind, "direction", "to-machine")
                .increment((double) session.bytesToMachine());
        registry.timer("nuvem.console.duration", KIND, kind).record(session.openFor());
    }

    /** A connection without a ticket that counts, or from a place that may not connect. */
    void refused(String reason) {
        registry.counter("nuvem.console.refused", "reason", reason).increment();
    }

    private static double count(LiveSessions live, ConsoleKind kind) {
        return live.all().stream()
                .filter(session -> session.grant().target().kind() == kind)
                .count();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
