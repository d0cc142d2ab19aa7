package cloud.nuvem.monitoring.ui;

import cloud.nuvem.monitoring.Graph.Unit;
import cloud.nuvem.ui.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Amounts in words of the server, with three digits and the prefix in which they read best. */
final class Amounts {

    private record Prefix(double size, String name) {}

    private Amounts() {}

    static String words(Unit unit, double value) {
        var prefixes = prefixes(unit);
        var prefix = prefixes.reversed().stream()
                .filter(each -> value >= each.size())
                .findFirst()
                .orElse(prefixes.getFirst());
        var rounded = new BigDecimal(value / prefix.size()).round(new MathContext(3));
        return Reader.current().number(rounded) + " " + prefix.name();
    }

    private static List<Prefix> prefixes(Unit unit) {
        return switch (unit) {
            case PERCENT -> List.of(new Prefix(1, "%"));
            case CPUS -> List.of(new Prefix(1, "vCPU"));
            case BYTES -> List.of(new Prefix(1, "B"), new Prefix(1 << 20, "MiB"), new Prefix(1 << 30, "GiB"));
            case BYTES_PER_SECOND -> List.of(new Prefix(1, "B/s"), new Prefix(1e3, "kB/s"), new Prefix(1e6, "MB/s"));
            case BITS_PER_SECOND ->
                List.of(new Prefix(1, "bit/s"), new Prefix(1e3, "kbit/s"), new Prefix(1e6, "Mbit/s"));
            case PER_SECOND -> List.of(new Prefix(1, "/s"));
            case SECONDS -> List.of(new Prefix(1e-3, "ms"), new Prefix(1, "s"));
        };
    }
}
