package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The realm that is shipped, and the same with the demo's people, robots and known secrets laid over it. */
public record KeycloakRealm(String json) {

    /** Relative to the project, where Maven and the IDEs run us. */
    static final Path DIRECTORY = Path.of("keycloak").toAbsolutePath();

    private static final String DEMO = "/keycloak/demo.json";
    private static final List<String> IDENTITIES = List.of("clientId", "username", "alias", "client");
    private static final JsonMapper MAPPER = new JsonMapper();

    public static KeycloakRealm shipped() {
        try {
            return new KeycloakRealm(Files.readString(DIRECTORY.resolve("realm/nuvem-realm.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static KeycloakRealm demo() {
        try (var overlay = KeycloakRealm.class.getResourceAsStream(DEMO)) {
            if (overlay == null) {
                throw new IllegalStateException(DEMO + " is not on the class path");
            }
            var realm = (ObjectNode) MAPPER.readTree(shipped().json());
            merge(realm, (ObjectNode) MAPPER.readTree(overlay));
            return new KeycloakRealm(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(realm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes when the realm, Keycloak's version or a value of a placeholder changes. */
    String fingerprint(String version, Map<String, String> environment) {
        try {
            var text = version + new TreeMap<>(environment) + json;
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void merge(ObjectNode target, ObjectNode overlay) {
        for (var entry : overlay.properties()) {
            var present = target.get(entry.getKey());
            if (present instanceof ArrayNode presentArray && entry.getValue() instanceof ArrayNode overlayArray) {
                overlayArray.forEach(element -> mergeElement(presentArray, element));
            } else if (present instanceof ObjectNode presentObject && entry.getValue() instanceof ObjectNode object) {
                merge(presentObject, object);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static void mergeElement(ArrayNode target, JsonNode element) {
        var identity = identity(element);
        for (var candidate : target) {
            if (identity != null && identity.equals(identity(candidate))) {
                merge((ObjectNode) candidate, (ObjectNode) element);
                return;
            }
        }
        target.add(element);
    }

    private static @Nullable String identity(JsonNode element) {
        return IDENTITIES.stream()
                .filter(element::has)
                .map(key -> key + "=" + element.get(key).asString())
                .findFirst()
                .orElse(null);
    }
}
