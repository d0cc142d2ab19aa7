package cloud.nuvem.dev.cluster.controllers.storage;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the content of a DataVolume gets there: the word in its phases, how long it takes, and why it cannot.
 *
 * @param verb Import, Clone or Upload
 * @param progresses whether it comes bit by bit
 */
record Transfer(String verb, Duration takes, boolean progresses, Optional<String> obstacle) {

    private static final Duration IMPORT = Duration.ofSeconds(10);
    private static final Duration CLONE = Duration.ofSeconds(5);

    static Transfer of(ObjectNode dataVolume) {
        var source = Json.at(dataVolume, "spec", "source");
        if (Json.has(source, "pvc") || Json.has(source, "snapshot")) {
            return new Transfer("Clone", CLONE, true, Optional.empty());
        }
        if (Json.has(source, "upload")) {
            return new Transfer("Upload", Duration.ZERO, false, Optional.empty());
        }
        if (Json.has(source, "blank")) {
            return new Transfer("Import", Duration.ofSeconds(1), false, Optional.empty());
        }
        return new Transfer("Import", IMPORT, true, obstacle(address(source)));
    }

    private static String address(JsonNode source) {
        return source.values().stream()
                .map(kind -> Json.text(kind, "url"))
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * The cluster reaches nothing outside, so addresses say themselves how they fail: hosts below {@code .invalid} (RFC 2606)
     * do not resolve, and files named {@code missing…} do not exist.
     */
    private static Optional<String> obstacle(String url) {
        var lower = url.toLowerCase(Locale.ROOT);
        var host = lower.replaceFirst("^[a-z0-9+.-]+://", "").replaceFirst("[:/].*$", "");
        var prefix = "Unable to process data: Unable to connect to http data source: ";
        if (host.endsWith(".invalid")) {
            return Optional.of(prefix + "Head \"%s\": dial tcp: lookup %s: no such host".formatted(url, host));
        }
        if (lower.substring(lower.lastIndexOf('/') + 1).startsWith("missing")) {
            return Optional.of(prefix + "expected status code 200, got 404. Status: 404 Not Found");
        }
        return Optional.empty();
    }

    String scheduled() {
        return verb + "Scheduled";
    }

    String inProgress() {
        return verb + "InProgress";
    }
}
