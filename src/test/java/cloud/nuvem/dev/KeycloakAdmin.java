package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the embedded world itself asks of its Keycloak, as the master realm's temporary administrator. */
final class KeycloakAdmin {

    private static final String CLIENT = "embedded-world";
    private static final String SECRET = "embedded-world";
    private static final String CALLBACK = "login/oauth2/code/keycloak";
    private static final String BACK_CHANNEL = "logout/connect/back-channel/keycloak";
    private static final String POST_LOGOUT_SEPARATOR = "##"; // Keycloak's own
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI server;

    KeycloakAdmin(URI server) {
        this.server = server;
    }

    /** Keycloak makes the administrator while it creates the database; a person gets {@code admin} / {@code admin}. */
    static Map<String, String> environment() {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                "admin",
                "KC_BOOTSTRAP_ADMIN_CLIENT_ID",
                CLIENT,
                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET",
                SECRET);
    }

    /**
     * Registers the portal's exact addresses: its callback and its after-logout page beside those already known, and the
     * one back-channel address, of which Keycloak keeps a single one per client.
     */
    void registerPortal(URI portal) {
        var client = (ObjectNode) call("GET", "admin/realms/nuvem/clients?clientId=nuvem-portal", "")
                .get(0);
        var base = portal.toString().replaceFirst("/*$", "/");
        add((ArrayNode) client.get("redirectUris"), base + CALLBACK);
        var attributes = (ObjectNode) client.get("attributes");
        var known = attributes.get("post.logout.redirect.uris").asString().split(POST_LOGOUT_SEPARATOR);
        attributes.put("post.logout.redirect.uris", joined(known, base));
        attributes.put("backchannel.logout.url", base + BACK_CHANNEL);
        client.put("baseUrl", base);
        call("PUT", "admin/realms/nuvem/clients/" + client.get("id").asString(), client.toString());
    }

    private static void add(ArrayNode addresses, String address) {
        if (addresses.valueStream().noneMatch(known -> known.asString().equals(address))) {
            addresses.add(address);
        }
    }

    private static String joined(String[] known, String address) {
        return Stream.concat(Arrays.stream(known), Stream.of(address))
                .distinct()
                .collect(Collectors.joining(POST_LOGOUT_SEPARATOR));
    }

    private JsonNode call(String method, String path, String body) {
        var token = form(
                "realms/master/protocol/openid-connect/token",
                Map.of("grant_type", "client_credentials", "client_id", CLIENT, "client_secret", SECRET));
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token.get("access_token").asString())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    JsonNode form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("Keycloak answered %d at %s: %s"
                        .formatted(response.statusCode(), response.uri().getPath(), response.body()));
            }
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
