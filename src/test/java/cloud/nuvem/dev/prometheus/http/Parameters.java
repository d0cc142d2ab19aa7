package cloud.nuvem.dev.prometheus.http;

import cloud.nuvem.dev.prometheus.promql.Engine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a request says, in its address and in its form. */
public final class Parameters {

    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:ms|[smhdwy]))+");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
    private static final BigDecimal MOST_MILLISECONDS = new BigDecimal("1e16");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** @param encoded each as in an address after its question mark */
    Parameters(String... encoded) {
        for (var part : encoded) {
            for (var pair : part.split("&", -1)) {
                var name = decoded(pair.split("=", 2)[0]);
                if (!name.isEmpty()) {
                    values.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(pair.contains("=") ? decoded(pair.split("=", 2)[1]) : "");
                }
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw ApiFailure.badData("error parsing form values: invalid URL escape");
        }
    }

    /** The first of this name; empty when there is none. */
    public String text(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** A moment that must be there, milliseconds since the epoch. */
    long moment(String name) {
        var text = text(name);
        if (DECIMAL.matcher(text).matches()) {
            return milliseconds(name, text);
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException unreadable) {
            throw ApiFailure.badParameter(name, "cannot parse \"%s\" to a valid timestamp".formatted(text));
        }
    }

    long moment(String name, long otherwise) {
        return text(name).isEmpty() ? otherwise : moment(name);
    }

    /** A duration that must be there, milliseconds; may be negative. */
    long duration(String name) {
        var text = text(name);
        if (DECIMAL.matcher(text).matches()) {
            return milliseconds(name, text);
        }
        if (DURATION.matcher(text).matches()) {
            return Engine.milliseconds(text);
        }
        throw ApiFailure.badParameter(name, "cannot parse \"%s\" to a valid duration".formatted(text));
    }

    Duration duration(String name, Duration otherwise) {
        return text(name).isEmpty() ? otherwise : Duration.ofMillis(duration(name));
    }

    private static long milliseconds(String name, String seconds) {
        var milliseconds = new BigDecimal(seconds).movePointRight(3);
        if (milliseconds.abs().compareTo(MOST_MILLISECONDS) > 0) {
            throw ApiFailure.badParameter(
                    name, "cannot parse \"%s\" to a valid duration. It overflows int64".formatted(seconds));
        }
        return milliseconds.setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
