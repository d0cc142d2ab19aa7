package cloud.nuvem.dev.prometheus.http;

import cloud.nuvem.dev.prometheus.promql.Engine;
import cloud.nuvem.dev.prometheus.promql.Labels;
import cloud.nuvem.dev.prometheus.promql.Matcher;
import cloud.nuvem.dev.prometheus.promql.QueryFailed;
import cloud.nuvem.dev.prometheus.promql.SampleSource;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The paths below {@code /api/v1}. */
final class Api {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long MOST_POINTS = 11_000;
    private static final Pattern VALUES = Pattern.compile("label/([^/]+)/values");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final Engine engine;
    private final SampleSource source;
    private final Clock clock;

    Api(Engine engine, SampleSource source, Clock clock) {
        this.engine = engine;
        this.source = source;
        this.clock = clock;
    }

    /**
     * @param path below {@code /api/v1/}
     * @throws ApiFailure when it is not to be had
     */
    String answer(String path, Parameters parameters) {
        try {
            return switch (path) {
                case "query" -> query(parameters);
                case "query_range" -> queryRange(parameters);
                case "series" -> Answers.series(series(required(parameters), parameters));
                case "labels" -> Answers.texts(labels(parameters, labels -> labels.asMap().keySet().stream()));
                case "status/buildinfo" -> Answers.buildInformation();
                default -> values(path, parameters);
            };
        } catch (QueryFailed failure) {
            throw ApiFailure.of(failure);
        }
    }

    private String query(Parameters parameters) {
        var time = parameters.moment("time", clock.millis());
        return Answers.of(engine.at(parameters.text("query"), time, patience(parameters)));
    }

    private String queryRange(Parameters parameters) {
        var start = parameters.moment("start");
        var end = parameters.moment("end");
        if (end < start) {
            throw ApiFailure.badParameter("end", "end timestamp must not be before start time");
        }
        var step = parameters.duration("step");
        if (step <= 0) {
            throw ApiFailure.badParameter(
                    "step", "zero or negative query resolution step widths are not accepted. Try a positive integer");
        }
        if ((end - start) / step > MOST_POINTS) {
            throw ApiFailure.badData("exceeded maximum resolution of 11,000 points per timeseries."
                    + " Try decreasing the query resolution (?step=XX)");
        }
        return Answers.of(engine.over(parameters.text("query"), start, end, step, patience(parameters)));
    }

    private static Duration patience(Parameters parameters) {
        var wished = parameters.duration("timeout", PATIENCE);
        return wished.compareTo(PATIENCE) < 0 ? wished : PATIENCE;
    }

    private String values(String path, Parameters parameters) {
        var values = VALUES.matcher(path);
        if (!values.matches()) {
            throw new ApiFailure(404, "not_found", "404 page not found");
        }
        var label = values.group(1);
        if (!LABEL.matcher(label).matches()) {
            throw ApiFailure.badData("invalid label name: \"%s\"".formatted(label));
        }
        return Answers.texts(
                labels(parameters, labels -> Stream.of(labels.get(label)).filter(value -> !value.isEmpty())));
    }

    private static List<String> required(Parameters parameters) {
        var selectors = parameters.all("match[]");
        if (selectors.isEmpty()) {
            throw ApiFailure.badData("no match[] parameter provided");
        }
        return selectors;
    }

    private SortedSet<String> labels(Parameters parameters, Function<Labels, Stream<String>> part) {
        var selectors = parameters.all("match[]");
        var found = new TreeSet<String>();
        series(selectors.isEmpty() ? List.of("{__name__!=\"\"}") : selectors, parameters).stream()
                .flatMap(part)
                .forEach(found::add);
        return found;
    }

    /** Without a time: all that is remembered. */
    private List<Labels> series(List<String> selectors, Parameters parameters) {
        var start = parameters.moment("start", 0);
        var end = parameters.moment("end", clock.millis());
        if (end < start) {
            throw ApiFailure.badParameter("end", "end timestamp must not be before start time");
        }
        var found = new LinkedHashSet<Labels>();
        for (var selector : selectors) {
            found.addAll(source.series(matchers(selector), start, end));
        }
        return found.stream().sorted().toList();
    }

    private static List<Matcher> matchers(String selector) {
        try {
            return Engine.matchers(selector);
        } catch (QueryFailed unreadable) {
            throw ApiFailure.badParameter("match[]", String.valueOf(unreadable.getMessage()));
        }
    }
}
