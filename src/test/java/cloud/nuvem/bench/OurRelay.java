package cloud.nuvem.bench;

import cloud.nuvem.console.internal.RelayServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product's relay as a process: a login session and one ticket for each request. */
record OurRelay(int port, BenchProcess process, HttpClient http, String session) implements RelayProxy {

    static OurRelay start(Path folder, RelayWorld.Upstream upstream) throws IOException, InterruptedException {
        int port = BenchProcess.freePort();
        var command = new ArrayList<>(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                List.of(System.getProperty("nuvem.bench.relay-options", "").split(" ", -1)));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RelayServer.class.getName()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--spring.threads.virtual.enabled=true",
                "--logging.level.root=warn",
                "--sandbox.machines=500",
                "--nuvem.console.per-organization=500",
                "--nuvem.console.per-person=500",
                "--relay.plain=http://localhost:" + upstream.plain(),
                "--relay.secure=https://localhost:" + upstream.secure(),
                "--relay.authority=" + upstream.authority()));
        var process = BenchProcess.java(folder, port, command);
        var http = HttpClient.newHttpClient();
        var signedIn = get(http, port, "/test/in?ana", "");
        return new OurRelay(
                port, process, http, signedIn.headers().firstValue("X-Session").orElseThrow());
    }

    @Override
    public List<String> heads(Wire wire, int count) throws IOException, InterruptedException {
        var kind = wire == Wire.PLAIN ? "SCREEN" : "SERIAL";
        var tickets =
                get(http, port, "/test/tickets?" + kind, session).body().lines().toList();
        if (tickets.size() < count) {
            throw new IllegalStateException(tickets.size() + " consoles are free, not " + count);
        }
        return tickets.stream()
                .limit(count)
                .map(ticket -> RelayProxy.head(
                        port,
                        "/console/connect",
                        "Origin: http://localhost:" + port,
                        "Cookie: NUVEM=" + session,
                        "Sec-WebSocket-Protocol: binary, nuvem.ticket." + ticket))
                .toList();
    }

    private static HttpResponse<String> get(HttpClient http, int port, String path, String session)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", "NUVEM=" + session)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.close();
    }
}
