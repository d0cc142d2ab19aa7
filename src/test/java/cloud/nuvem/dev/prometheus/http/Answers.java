package cloud.nuvem.dev.prometheus.http;

import cloud.nuvem.dev.prometheus.promql.Engine.Answer;
import cloud.nuvem.dev.prometheus.promql.Labels;
import cloud.nuvem.dev.prometheus.promql.Samples;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Answers as JSON, figure by figure as Prometheus writes them. */
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    static String of(Answer answer) {
        return success(json -> {
            json.writeStartObject();
            json.writeStringProperty("resultType", type(answer));
            json.writeName("result");
            switch (answer) {
                case Answer.Matrix(var lines) -> lines(json, lines, true);
                case Answer.Sparse(var lines) -> lines(json, lines, false);
                case Answer.Figure(var time, var value) -> point(json, time, value(value));
                case Answer.Text(var time, var text) -> point(json, time, text);
            }
            json.writeEndObject();
        });
    }

    private static String type(Answer answer) {
        return switch (answer) {
            case Answer.Matrix _ -> "matrix";
            case Answer.Sparse _ -> "vector";
            case Answer.Figure _ -> "scalar";
            case Answer.Text _ -> "string";
        };
    }

    private static void lines(JsonGenerator json, List<Samples> lines, boolean many) {
        json.writeStartArray();
        for (var line : lines) {
            json.writeStartObject();
            json.writeName("metric");
            labels(json, line.labels());
            if (many) {
                json.writeName("values");
                json.writeStartArray();
                for (int i = 0; i < line.times().length; i++) {
                    point(json, line.times()[i], value(line.values()[i]));
                }
                json.writeEndArray();
            } else {
                json.writeName("value");
                point(json, line.times()[0], value(line.values()[0]));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void labels(JsonGenerator json, Labels labels) {
        json.writeStartObject();
        labels.asMap().forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static void point(JsonGenerator json, long time, String value) {
        json.writeStartArray();
        json.writeRawValue(time(time));
        json.writeString(value);
        json.writeEndArray();
    }

    /** Seconds, with thousandths only where there are some. */
    static String time(long milliseconds) {
        var seconds = milliseconds / 1000;
        var rest = Math.abs(milliseconds % 1000);
        var sign = milliseconds < 0 && seconds == 0 ? "-" : "";
        return sign + (rest == 0 ? Long.toString(seconds) : "%d.%03d".formatted(seconds, rest));
    }

    /** The shortest text that reads back as the same figure; very large and very small ones with an exponent. */
    static String value(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        var size = Math.abs(value);
        if (size >= 1e-6 && size < 1e21) {
            return exact.toPlainString();
        }
        var digits = exact.unscaledValue().abs().toString();
        var exponent = digits.length() - 1 - exact.scale();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }

    static String series(List<Labels> series) {
        return success(json -> {
            json.writeStartArray();
            series.forEach(labels -> labels(json, labels));
            json.writeEndArray();
        });
    }

    static String texts(Collection<String> texts) {
        return success(json -> {
            json.writeStartArray();
            texts.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    static String buildInformation() {
        return success(json -> {
            json.writeStartObject();
            json.writeStringProperty("version", "3.5.0+nuvem.embedded");
            json.writeStringProperty("revision", "");
            json.writeStringProperty("branch", "");
            json.writeStringProperty("buildUser", "");
            json.writeStringProperty("buildDate", "");
            json.writeStringProperty("goVersion", "");
            json.writeEndObject();
        });
    }

    static String of(ApiFailure failure) {
        return written(json -> {
            json.writeStartObject();
            json.writeStringProperty("status", "error");
            json.writeStringProperty("errorType", failure.errorType());
            json.writeStringProperty("error", String.valueOf(failure.getMessage()));
            json.writeEndObject();
        });
    }

    private static String success(Consumer<JsonGenerator> data) {
        return written(json -> {
            json.writeStartObject();
            json.writeStringProperty("status", "success");
            json.writeName("data");
            data.accept(json);
            json.writeEndObject();
        });
    }

    private static String written(Consumer<JsonGenerator> content) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            content.accept(json);
        }
        return text.toString();
    }
}
