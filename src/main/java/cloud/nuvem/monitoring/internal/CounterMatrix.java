package cloud.nuvem.monitoring.internal;

import cloud.nuvem.monitoring.internal.CounterSeries.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads raw samples to their last digit: money is made from them. */
final class CounterMatrix {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;

    private CounterMatrix(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws PrometheusException for what is no answer of Prometheus */
    static List<CounterSeries> read(byte[] answer) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PrometheusException("Prometheus answered no object", null, true);
            }
            return new CounterMatrix(parser).found();
        } catch (JacksonException | NumberFormatException broken) {
            throw new PrometheusException("Prometheus answered what cannot be read", broken, true);
        }
    }

    private List<CounterSeries> found() {
        List<CounterSeries> found = new ArrayList<>();
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

    private CounterSeries series() {
        Map<String, String> labels = new HashMap<>();
        List<Sample> samples = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "metric" -> labels(labels);
                case "values" -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        samples.add(sample());
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return new CounterSeries(labels, samples);
    }

    private void labels(Map<String, String> labels) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            labels.put(name, text());
        }
    }

    /** {@code [1732444800.123, "123456789"]}; a counter is never infinite. */
    private Sample sample() {
        parser.nextToken();
        double at = parser.getDoubleValue();
        var value = new BigDecimal(text());
        parser.nextToken();
        return new Sample(at, value);
    }

    private String text() {
        var text = parser.nextStringValue();
        if (text == null) {
            throw new PrometheusException("Prometheus answered no text where one must be", null, true);
        }
        return text;
    }
}
