package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads Keycloak's log while it starts: each phase is said once, in a person's words. */
final class KeycloakLog {

    private final Map<String, String> phases = new LinkedHashMap<>(Map.of(
            "Updating the configuration", "Keycloak prepares itself (once per checkout)",
            "Initializing database schema", "Keycloak creates its tables",
            "Initializing master realm", "Keycloak imports the realm"));
    private final Path file;
    private final Consumer<String> progress;

    KeycloakLog(Path file, Consumer<String> progress) {
        this.file = file;
        this.progress = progress;
    }

    void report() {
        var text = String.join("\n", lines());
        phases.entrySet().removeIf(phase -> {
            var reached = text.contains(phase.getKey());
            if (reached) {
                progress.accept(phase.getValue());
            }
            return reached;
        });
    }

    /** The error lines without their time stamps, or the end of the log when there are none. */
    String errors() {
        var lines = lines();
        var errors = lines.stream().filter(line -> line.contains("ERROR")).toList();
        return (errors.isEmpty() ? lines.subList(Math.max(0, lines.size() - 5), lines.size()) : errors)
                .stream().map(line -> line.replaceFirst("^.*ERROR\\s*", "")).collect(Collectors.joining("\n"));
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
