package cloud.nuvem.monitoring.internal;

import cloud.nuvem.monitoring.internal.PrometheusGateway.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads Prometheus' answers straight into columns: a tree of a month of points would be a hundred times their size.
 *
 * <p>Values are kept as floats: seven digits, and a screen shows three.
 */
final class Matrix {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final Range range;

    private Matrix(JsonParser parser, Range range) {
        this.parser = parser;
        this.range = range;
    }

    /** @throws PrometheusException for what is no answer of Prometheus */
    static List<MatrixSeries> read(byte[] answer, Range range) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PrometheusException("Prometheus answered no object", null, true);
            }
            return new Matrix(parser, range).found();
        } catch (JacksonException | NumberFormatException broken) {
            throw new PrometheusException("Prometheus answered what cannot be read", broken, true);
        }
    }

    private List<MatrixSeries> found() {
        List<MatrixSeries> found = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (name.equals("data") && value == JsonToken.START_OBJECT) {
                found.addAll(found());
            } else if (name.equals("result") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    found.add(series());
                }
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private MatrixSeries series() {
        Map<String, String> labels = new HashMap<>();
        var values = new float[range.points()];
        Arrays.fill(values, Float.NaN);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "metric" -> labels(labels);
                case "value" -> sample(values);
                case "values" -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        sample(values);
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return new MatrixSeries(labels, values);
    }

    private void labels(Map<String, String> labels) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            labels.put(name, text());
        }
    }

    /** {@code [1732444800, "0.25"]}; what is not finite is no measurement. */
    private void sample(float[] values) {
        parser.nextToken();
        long at = Math.round(parser.getDoubleValue());
        var value = (float) number(text());
        parser.nextToken();
        long point = (at - range.first()) / range.step();
        if (point >= 0 && point < values.length && Float.isFinite(value)) {
            values[(int) point] = value;
        }
    }

    private String text() {
        var text = parser.nextStringValue();
        if (text == null) {
            throw new PrometheusException("Prometheus answered no text where one must be", null, true);
        }
        return text;
    }

    private static double number(String text) {
        return switch (text) {
            case "NaN", "+Inf", "-Inf", "Inf" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
