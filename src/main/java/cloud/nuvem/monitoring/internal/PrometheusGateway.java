package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.Region;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The only class that speaks to Prometheus.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">Prometheus, HTTP API</a>
 */
@Component
class PrometheusGateway {

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusGateway.class);
    private static final int MOST_BYTES = 64 << 20;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int BAD_REQUEST = 400;
    private static final int OK = 200;

    private final MonitoringProperties properties;
    private final HttpClient http;

    /** Points from the first to the last second, both included, a step apart. */
    record Range(long first, long last, int step) {

        int points() {
            return Math.toIntExact((last - first) / step) + 1;
        }
    }

    PrometheusGateway(MonitoringProperties properties) {
        this.properties = properties;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.timeout())
                .build();
    }

    boolean knows(Region region) {
        return properties.prometheus().containsKey(region.value());
    }

    /** @throws PrometheusException when it does not answer, or not as it should */
    List<MatrixSeries> range(Region region, String query, Range range) {
        var form = Map.of(
                "query", query,
                "start", Long.toString(range.first()),
                "end", Long.toString(range.last()),
                "step", Integer.toString(range.step()),
                "timeout", seconds(properties.timeout()));
        return Matrix.read(ask(region, "query_range", form), range);
    }

    /** @throws PrometheusException when it does not answer, or not as it should */
    List<MatrixSeries> instant(Region region, String query, long at) {
        var form = Map.of("query", query, "time", Long.toString(at), "timeout", seconds(properties.timeout()));
        return Matrix.read(ask(region, "query", form), new Range(at, at, 1));
    }

    /**
     * Raw samples of a range selector, which end at this second.
     *
     * @throws PrometheusException when it does not answer, or not as it should
     */
    List<CounterSeries> counters(Region region, String query, long at) {
        var form = Map.of("query", query, "time", Long.toString(at), "timeout", seconds(properties.timeout()));
        return CounterMatrix.read(ask(region, "query", form));
    }

    private byte[] ask(Region region, String call, Map<String, String> form) {
        long begin = System.nanoTime();
        var answer = send(region, request(region, call, form));
        LOG.debug("Prometheus of {}: {} {} in {} ns", region, call, answer.statusCode(), System.nanoTime() - begin);
        if (answer.statusCode() != OK) {
            throw refused(region, answer);
        }
        return answer.body();
    }

    private HttpRequest request(Region region, String call, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address(region, call))
                .timeout(properties.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private URI address(Region region, String call) {
        var base = properties.prometheus().get(region.value());
        if (base == null) {
            throw new IllegalArgumentException("region " + region + " has no Prometheus");
        }
        return URI.create(base.toString().replaceAll("/+$", "") + "/api/v1/" + call);
    }

    private HttpResponse<byte[]> send(Region region, HttpRequest request) {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new PrometheusException("Prometheus of " + region + " cannot be reached", cause(failure), true);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new PrometheusException("Prometheus of " + region + " takes too long", slow, true);
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new PrometheusException("Stopped while asking Prometheus of " + region, stopping, false);
        }
    }

    private static @Nullable Throwable cause(ExecutionException failure) {
        return failure.getCause();
    }

    /** What is refused is our mistake or the query's size; anything else says that it is not well. */
    private static PrometheusException refused(Region region, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        boolean down = status != BAD_REQUEST && status != UNPROCESSABLE && status != NOT_FOUND;
        var said = new String(answer.body(), 0, Math.min(answer.body().length, 300), StandardCharsets.UTF_8);
        if (!down) {
            LOG.warn("Prometheus of {} refuses a query with {}: {}", region, status, said);
        }
        return new PrometheusException("Prometheus of " + region + " answered " + status + ": " + said, null, down);
    }

    /** A plain number: with a unit, fractions are refused. */
    private static String seconds(Duration duration) {
        return Double.toString(duration.toMillis() / 1000.0);
    }
}
