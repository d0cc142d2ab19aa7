package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What test JVMs that were killed left behind: their Keycloak and its directory. */
final class KeycloakLeftovers {

    private KeycloakLeftovers() {}

    static void sweep(Path devDirectory) throws InterruptedException {
        var directory = devDirectory.resolve(DevKeycloak.THROW_AWAY);
        try {
            Files.createDirectories(directory);
            KeycloakTemplate.alone(devDirectory, () -> sweepAlone(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sweepAlone(Path directory) throws IOException {
        try (var homes = Files.list(directory)) {
            homes.map(KeycloakHome::new).filter(KeycloakLeftovers::isAbandoned).forEach(home -> {
                KeycloakProcess.endOrphan(home);
                home.delete();
            });
        }
    }

    /** The directory's name begins with the pid of the JVM that made it. */
    private static boolean isAbandoned(KeycloakHome home) {
        var owner = home.directory().getFileName().toString().split("-", 2)[0];
        return ProcessHandle.of(Long.parseLong(owner)).isEmpty();
    }
}
