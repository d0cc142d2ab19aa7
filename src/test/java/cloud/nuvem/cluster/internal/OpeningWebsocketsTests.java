package cloud.nuvem.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.cluster.ClusterMisconfigured;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.ClusterSocket;
import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.tenancy.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningWebsocketsTests {

    private static final String PROTOCOL = "plain.kubevirt.io";
    private static final Map<String, String> OTTO =
            Map.of("Impersonate-User", "nuvem:otto", "Authorization", "Bearer t");

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void asksInTheMembersNameAndKeepsTheBytesAfterTheHead() throws Exception {
        var asked = answering(key -> accepting(key) + "\r\nframes");

        try (var socket = dialer().dial("/apis/vnc?preserveSession=true", PROTOCOL)) {
            assertThat(asked.get())
                    .startsWith("GET /root/apis/vnc?preserveSession=true HTTP/1.1")
                    .contains(
                            "Impersonate-User: nuvem:otto",
                            "Authorization: Bearer t",
                            "Sec-WebSocket-Protocol: " + PROTOCOL,
                            "Sec-WebSocket-Version: 13",
                            "Host: 127.0.0.1:" + server.getLocalPort());
            assertThat(read(socket, 6)).isEqualTo("frames");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: wrong\r\nSec-WebSocket-Protocol: "
                        + PROTOCOL + "\r\n\r\n",
                "HTTP/1.1 101 x\r\nUpgrade: h2c\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: "
                        + PROTOCOL + "\r\n\r\n",
                "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n",
                "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: "
                        + PROTOCOL + "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
                "HTTP/2 101 x\r\n\r\n",
                "nonsense\r\n\r\n",
                ""
            })
    void acceptsNothingButWhatItAskedFor(String answer) throws IOException {
        var _ = answering(key -> answer.replace("{accept}", UpgradeRequest.accept(key)));

        assertThatThrownBy(() -> dialer().dial("/vnc", PROTOCOL)).isInstanceOf(ClusterUnavailable.class);
    }

    @Test
    void bringsTheServersNoInItsWords() throws IOException {
        var _ = answering(key -> "HTTP/1.1 409 Conflict\r\nContent-Length: 21\r\n\r\nActive VNC connection");

        assertThatExceptionOfType(ClusterRefusal.class)
                .isThrownBy(() -> dialer().dial("/vnc", PROTOCOL))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(409);
                    assertThat(refusal.words()).isEqualTo("Active VNC connection");
                });
    }

    @Test
    void doesNotReadAHeadWithoutEnd() throws IOException {
        var _ = answering(key -> "HTTP/1.1 101 x\r\n" + "A: b\r\n".repeat(65) + "\r\n");
        assertThatThrownBy(() -> dialer().dial("/vnc", PROTOCOL)).hasMessageContaining("too many headers");

        var _ = answering(key -> "HTTP/1.1 101 x\r\nA: " + "b".repeat(9_000) + "\r\n\r\n");
        assertThatThrownBy(() -> dialer().dial("/vnc", PROTOCOL)).hasMessageContaining("too long");
    }

    @Test
    void givesUpOnAServerThatSaysNothing() {
        assertThatThrownBy(() -> dialer(Duration.ofMillis(200)).dial("/vnc", PROTOCOL))
                .isInstanceOf(ClusterUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\r\nX: y", "/a\nb", "/a\u0000"})
    void letsNoValueBeginALine(String path) throws IOException {
        var _ = answering(key -> "");

        assertThatThrownBy(() -> dialer().dial(path, PROTOCOL)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vnc/../../start", "vnc//x", "/vnc", "vnc?x", "%2e%2e", "", "VNC"})
    void namesNoSubresourceThatLeadsElsewhere(String subresource) {
        assertThatThrownBy(() -> ApiVerbs.segments(subresource)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void trustsTheClusterWithItsOwnNameOnly() {
        var world = ClusterWorld.shared();
        var acme = world.project("acme-sockets");
        var path = "/apis/subresources.kubevirt.io/v1/namespaces/" + acme.id().namespace()
                + "/virtualmachineinstances/there-is-none/vnc";
        var address = world.addressOf();

        assertThatThrownBy(() -> world.dialerOf(Role.VIEWER, acme).dial(path, PROTOCOL))
                .isInstanceOfAny(ClusterRefusal.class, ClusterMisconfigured.class);
        var renamed = new ApiAddress(
                address.url(), "other.example", address.secure(), address.connectTimeout(), address.answerTimeout());
        assertThatThrownBy(() -> new ApiDialer(renamed, () -> new ApiDialer.Headers(Map.of())).dial(path, PROTOCOL))
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessageContaining("other.example");
    }

    @Test
    void keepsTheTokenOutOfItsText() {
        assertThat(new ApiDialer.Headers(OTTO).toString()).doesNotContain("Bearer");
    }

    private static String read(ClusterSocket socket, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && socket.read(bytes) >= 0) {
            // goes on until there is enough
        }
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    private ApiDialer dialer() {
        return dialer(Duration.ofSeconds(5));
    }

    private ApiDialer dialer(Duration patience) {
        var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/root/");
        return new ApiDialer(new ApiAddress(url, null, null, patience, patience), () -> new ApiDialer.Headers(OTTO));
    }

    private static String accepting(String key) {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + UpgradeRequest.accept(key) + "\r\nSec-WebSocket-Protocol: " + PROTOCOL + "\r\n";
    }

    /** Takes one connection and answers it by its key; tells the head it was asked with. */
    private CompletableFuture<String> answering(UnaryOperator<String> answer) {
        var asked = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            try (var socket = server.accept()) {
                var lines = head(new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
                var key = lines.stream()
                        .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                        .map(line -> line.substring(19))
                        .findFirst()
                        .orElse("");
                socket.getOutputStream().write(answer.apply(key).getBytes(StandardCharsets.ISO_8859_1));
                asked.complete(String.join("\n", lines));
                socket.getInputStream().read();
            } catch (IOException failure) {
                asked.completeExceptionally(failure);
            }
        });
        return asked;
    }

    private static List<String> head(BufferedReader reader) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            lines.add(line);
        }
        return lines;
    }
}
