package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain HTTP to a cluster: what the status code, the headers and the bytes are. */
record Wire(HttpClient http, String address, @Nullable String token) {

    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String JSON_PATCH = "application/json-patch+json";
    static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
    static final String APPLY_PATCH = "application/apply-patch+yaml";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Wire of(Config config) {
        try {
            var http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(SSLUtils.sslContext(config))
                    .build();
            var address = config.getMasterUrl();
            return new Wire(
                    http,
                    address.endsWith("/") ? address.substring(0, address.length() - 1) : address,
                    config.getOauthToken() == null ? config.getAutoOAuthToken() : config.getOauthToken());
        } catch (GeneralSecurityException | IOException cause) {
            throw new IllegalStateException("no TLS to the cluster", cause);
        }
    }

    /** The same cluster as somebody else. */
    Wire bearing(@Nullable String otherToken) {
        return new Wire(http, address, otherToken);
    }

    /** What came back. */
    record Answer(int code, HttpHeaders headers, String text) {

        JsonNode json() {
            return MAPPER.readTree(text);
        }

        /** Fails with the whole answer when the code is another. */
        Answer expect(int wanted) {
            assertThat(code).as(text).isEqualTo(wanted);
            return this;
        }

        /** A {@code Status} of this code, reason and sentence. */
        void isRefusal(int wanted, String reason, String sentence) {
            expect(wanted);
            assertThat(json().path("kind").asString()).isEqualTo("Status");
            assertThat(json().path("code").asInt()).isEqualTo(wanted);
            assertThat(json().path("reason").asString()).isEqualTo(reason);
            assertThat(json().path("message").asString()).contains(sentence);
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }

        String version() {
            return at("/metadata/resourceVersion");
        }
    }

    Answer get(String path, String... headers) {
        return send(request("GET", path, null, headers));
    }

    Answer post(String path, String body, String... headers) {
        return send(request("POST", path, body, headers));
    }

    Answer put(String path, String body, String... headers) {
        return send(request("PUT", path, body, headers));
    }

    Answer patch(String path, String contentType, String body) {
        return send(request("PATCH", path, body, "Content-Type", contentType));
    }

    Answer delete(String path) {
        return send(request("DELETE", path, null));
    }

    Answer delete(String path, String options) {
        return send(request("DELETE", path, options));
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Upgrades to a websocket; {@link WebSocketHandshakeException} when that is refused. */
    Line open(String path, List<String> subprotocols, String... headers) {
        var received = new Line.Received();
        var opening = http.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (!subprotocols.isEmpty()) {
            opening.subprotocols(
                    subprotocols.getFirst(),
                    subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
        }
        if (token != null) {
            opening.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            opening.header(headers[i], headers[i + 1]);
        }
        var address = URI.create("wss" + this.address.substring("https".length()) + path);
        return new Line(opening.buildAsync(address, received).join(), received);
    }

    /** The bytes of an answer of any kind. */
    byte[] download(String path) {
        try {
            var response = http.send(request("GET", path, null), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The lines of a streamed answer, as they come; close it to leave. */
    Stream<JsonNode> stream(String path) {
        try {
            var response = http.send(request("GET", path, null), HttpResponse.BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body().map(MAPPER::readTree);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private HttpRequest request(String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }
}
