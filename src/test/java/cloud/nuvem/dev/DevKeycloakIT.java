package cloud.nuvem.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the embedded Keycloak lives and ends; what the realm in it grants is told elsewhere. */
class DevKeycloakIT {

    private static final Path DIRECTORY = Path.of("target", "keycloak").toAbsolutePath();
    private static final URI PORTAL = URI.create("http://localhost:8080");

    @Test
    void keepsItsStateAndPortOverRestartsAndTellsWhatItDoes() throws InterruptedException {
        var directory = DIRECTORY.resolve("restarted");
        var said = new ArrayList<String>();
        int port;
        try (var keycloak = DevKeycloak.start(directory, 0, PORTAL, said::add)) {
            port = keycloak.server().getPort();
            assertThat(said.getLast()).startsWith("Keycloak is ready at http://localhost:" + port);
            assertThat(directory.resolve("keycloak.pid")).exists();

            keycloak.stop();
            assertThatThrownBy(() -> keycloak.tokenOf("ana")).hasRootCauseInstanceOf(IOException.class);

            keycloak.restart();
            assertThat(keycloak.server().getPort()).isEqualTo(port);
            assertThat(keycloak.tokenOf("ana")).isNotEmpty();
        }
        assertThat(directory.resolve("keycloak.pid")).doesNotExist();
        assertThat(directory.resolve("data/h2/keycloakdb.mv.db")).exists();
    }

    @Test
    void severalRunAtOnceFromOneDistribution() {
        var one = DevKeycloak.shared();
        try (var other = DevKeycloak.throwAway()) {
            assertThat(one.issuer()).isNotEqualTo(other.issuer());
            assertThat(one.tokenOf("gil")).isNotEqualTo(other.tokenOf("gil"));
        }
    }

    @Test
    void endsWhatAKilledOwnerLeftRunning() throws IOException, InterruptedException {
        var directory = DIRECTORY.resolve("killed");
        var owner = ownerOf(directory);
        var orphan = ProcessHandle.of(Long.parseLong(Files.readString(directory.resolve("keycloak.pid"))))
                .orElseThrow();
        owner.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();

        try (var next = DevKeycloak.start(directory, 0, PORTAL, line -> {})) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(next.tokenOf("ana")).isNotEmpty();
        }
    }

    /** A JVM of its own that has started Keycloak in the directory. */
    private static Process ownerOf(Path directory) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        for (var name : List.of("nuvem.dev.dir", "nuvem.keycloak.version")) {
            if (System.getProperty(name) != null) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        command.addAll(List.of(Owner.class.getName(), directory.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = process.inputReader(StandardCharsets.UTF_8);
        assertThat(output.lines().anyMatch(Owner.STARTED::equals)).isTrue();
        return process;
    }

    static final class Owner {

        static final String STARTED = "started";

        private Owner() {}

        public static void main(String[] arguments) throws InterruptedException {
            DevKeycloak.start(Path.of(arguments[0]), 0, PORTAL, line -> {});
            System.out.println(STARTED);
            Thread.currentThread().join();
        }
    }
}
