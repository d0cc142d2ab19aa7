package cloud.nuvem.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.TestNuvemApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the README's first command starts, in a process and a folder of its own, so that its clock can be turned. */
final class StartedWorld implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String READY = "Ctrl-C stops everything";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final JsonNode card;

    private StartedWorld(Process process, JsonNode card) {
        this.process = process;
        this.card = card;
    }

    /** Returns when it says on its terminal that it is ready. */
    static StartedWorld in(Path folder) throws IOException {
        Files.createDirectories(folder);
        var log = folder.resolve("terminal.log");
        var process = new ProcessBuilder(command(folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Awaitility.await("the world of " + log)
                    .atMost(PATIENCE)
                    .until(() -> Files.readString(log).contains(READY) || !process.isAlive());
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            return new StartedWorld(process, JsonMapper.shared().readTree(folder.resolve("world.json")));
        } catch (RuntimeException | AssertionError failure) {
            process.destroy();
            throw failure;
        }
    }

    private static List<String> command(Path folder) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-Dnuvem.world.dir=" + folder,
                "-Dnuvem.reset=true",
                "-Dnuvem.portal.port=" + freePort(),
                "-Dnuvem.keycloak.port=" + freePort(),
                "-Dnuvem.stripe.port=" + freePort()));
        for (var name : List.of("nuvem.dev.dir", "nuvem.keycloak.version", "vaadin.project.basedir")) {
            if (System.getProperty(name) != null) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        command.addAll(List.of("-cp", classPath(), TestNuvemApplication.class.getName()));
        return command;
    }

    /** An empty entry would be the working directory, and the migrations there be found a second time. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String portal() {
        return card.path("portal").asString();
    }

    /** The project in which a demo program works. */
    String projectOf(String robot) {
        return card.path("robots")
                .valueStream()
                .filter(each -> each.path("clientId").asString().equals(robot))
                .map(each -> each.path("project").asString())
                .findFirst()
                .orElseThrow();
    }

    Instant now() {
        return Instant.parse(ask(HttpRequest.newBuilder(desk("clock")).GET()));
    }

    /** @param to {@code month-end}, or a number of days or hours (ISO 8601) */
    void turnClock(String to) {
        ask(HttpRequest.newBuilder(desk("clock"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("to=" + to)));
    }

    /** The e-mails that were sent. */
    String mails() {
        return ask(HttpRequest.newBuilder(desk("")).GET());
    }

    private URI desk(String path) {
        return URI.create(card.path("desk").asString()).resolve(path);
    }

    private String ask(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 303);
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** As Ctrl-C does. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
