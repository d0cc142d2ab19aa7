package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One instance's own directory: links to the shared distribution and to the theme in the sources, and its own data, log
 * and pid. Several homes share one distribution; Keycloak finds its home through {@code kc.home.dir}.
 */
record KeycloakHome(Path directory) {

    static KeycloakHome create(Path directory, Path distribution) {
        try {
            Files.createDirectories(directory.resolve("data/import"));
            Files.createDirectories(directory.resolve("themes"));
            for (var part : List.of("lib", "conf", "providers")) {
                link(directory.resolve(part), distribution.resolve(part));
            }
            link(directory.resolve("themes/nuvem"), KeycloakRealm.DIRECTORY.resolve("themes/nuvem"));
            return new KeycloakHome(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return directory.resolve("keycloak.log");
    }

    Path pidFile() {
        return directory.resolve("keycloak.pid");
    }

    /** Whose Keycloak it is: the pid of the JVM that started it. */
    Path ownerFile() {
        return directory.resolve("owner.pid");
    }

    Path database() {
        return directory.resolve("data/h2/keycloakdb.mv.db");
    }

    Path realmFile() {
        return directory.resolve("data/import/nuvem-realm.json");
    }

    Path stampFile() {
        return directory.resolve("stamp");
    }

    Optional<String> stamp() {
        return Files.exists(stampFile()) && Files.exists(database())
                ? Optional.of(read(stampFile()))
                : Optional.empty();
    }

    void delete() {
        deleteTree(directory);
    }

    void deleteData() {
        deleteTree(directory.resolve("data/h2"));
        deleteTree(directory.resolve("data/transaction-logs"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Never follows a link: the distribution and the theme stay. */
    private static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }
}
