package cloud.nuvem.dev.cluster.controllers.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Kubernetes quantities: {@code 4Gi}, {@code 100m}, {@code 2}. */
public final class Quantity {

    private static final Pattern SYNTAX = Pattern.compile("([+-]?[0-9.]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("n", new BigDecimal("1e-9")),
            Map.entry("u", new BigDecimal("1e-6")),
            Map.entry("m", new BigDecimal("1e-3")),
            Map.entry("k", new BigDecimal("1e3")),
            Map.entry("M", new BigDecimal("1e6")),
            Map.entry("G", new BigDecimal("1e9")),
            Map.entry("T", new BigDecimal("1e12")),
            Map.entry("P", new BigDecimal("1e15")),
            Map.entry("E", new BigDecimal("1e18")),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
            Map.entry("Ei", BigDecimal.valueOf(1L << 60)));
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    private Quantity() {}

    /** Whole units, rounded up; 0 when absent or not a quantity. */
    public static long whole(JsonNode quantity) {
        return parse(quantity.asString("")).setScale(0, RoundingMode.UP).longValue();
    }

    /** Thousandths, rounded up; 0 when absent or not a quantity. */
    public static long milli(JsonNode quantity) {
        return parse(quantity.asString(""))
                .movePointRight(3)
                .setScale(0, RoundingMode.UP)
                .longValue();
    }

    /** Bytes in the largest binary unit that divides them. */
    public static String bytes(long bytes) {
        var value = bytes;
        var unit = 0;
        while (value != 0 && value % 1024 == 0 && unit < BINARY.length - 1) {
            value /= 1024;
            unit++;
        }
        return value + BINARY[unit];
    }

    private static BigDecimal parse(String text) {
        var parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            return BigDecimal.ZERO;
        }
        var unit = parts.group(2);
        if (unit == null) {
            return new BigDecimal(parts.group(1));
        }
        var factor = UNITS.get(unit);
        return factor == null ? new BigDecimal(parts.group(1) + unit) : new BigDecimal(parts.group(1)).multiply(factor);
    }
}
