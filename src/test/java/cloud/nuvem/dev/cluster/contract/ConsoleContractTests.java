package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Screen and serial line of a running machine: who gets in, who is driven out, and how it ends. */
class ConsoleContractTests {

    private static final List<String> PLAIN = List.of("plain.kubevirt.io");
    private static final byte[] VIEWER = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @BeforeEach
    void turnOn() {
        workspace.create("vm", "");
        awaitPhase("vm", "Running");
    }

    @AfterEach
    void leave() {
        workspace.close();
    }

    private void awaitPhase(String machine, String phase) {
        await(machine + " " + phase)
                .atMost(Line.PATIENCE)
                .until(() -> instance(machine).at("/status/phase").equals(phase));
    }

    private Wire.Answer instance(String machine) {
        return wire.get("/apis/kubevirt.io/v1/namespaces/" + workspace.name() + "/virtualmachineinstances/" + machine);
    }

    private Line vnc(String query, String... headers) {
        return wire.open(workspace.running("vm", "vnc") + query, PLAIN, headers);
    }

    private Line console() {
        return wire.open(workspace.running("vm", "console"), PLAIN);
    }

    private static void assertRefused(Runnable opening, int code) {
        assertThatThrownBy(opening::run)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(code));
    }

    @Test
    void theScreenSpeaksTheFramebufferProtocolInBinaryFrames() {
        try (var screen = vnc("")) {
            assertThat(screen.socket().getSubprotocol()).isEqualTo("plain.kubevirt.io");
            screen.awaitBytes(12);
            assertThat(screen.text()).isEqualTo("RFB 003.008\n");
            screen.send(VIEWER);
            screen.awaitBytes(14);
            assertThat(screen.bytes()[12]).isEqualTo((byte) 1);
            assertThat(screen.bytes()[13]).isEqualTo((byte) 1);
        }
    }

    @Test
    void withoutTheSubprotocolTheLineOpensAllTheSame() {
        try (var screen = wire.open(workspace.running("vm", "vnc"), List.of())) {
            assertThat(screen.socket().getSubprotocol()).isEmpty();
            screen.awaitBytes(12);
        }
        try (var screen = wire.open(workspace.running("vm", "vnc"), List.of("binary", "plain.kubevirt.io"))) {
            assertThat(screen.socket().getSubprotocol()).isEqualTo("plain.kubevirt.io");
        }
    }

    @Test
    void aSecondViewerDrivesTheFirstOut() {
        try (var first = vnc("")) {
            first.awaitBytes(12);
            try (var second = vnc("")) {
                second.awaitBytes(12);
                assertThat(first.awaitEnd()).as("with a close frame").isFalse();
                assertThat(second.isOpen()).isTrue();
            }
        }
    }

    @Test
    void whoPreservesTheSessionIsRefusedWhileSomebodyLooks() {
        try (var first = vnc("")) {
            first.awaitBytes(12);
            assertRefused(() -> vnc("?preserveSession=true"), 500);
            wire.get(workspace.running("vm", "vnc") + "?preserveSession=true")
                    .isRefusal(500, "InternalError", "Active VNC connection. Request denied.");
            assertThat(first.isOpen()).isTrue();
        }
        await().atMost(Line.PATIENCE).untilAsserted(() -> {
            try (var second = vnc("?preserveSession=true")) {
                second.awaitBytes(12);
            }
        });
    }

    @Test
    void aSecondTerminalDrivesTheFirstOut() {
        try (var first = console();
                var second = console()) {
            first.awaitEnd();
            assertThat(second.isOpen()).isTrue();
        }
    }

    @Test
    void screenAndSerialLineDoNotDisturbEachOther() {
        try (var screen = vnc("");
                var serial = console()) {
            screen.awaitBytes(12);
            serial.type("\r");
            assertThat(screen.isOpen()).isTrue();
            assertThat(serial.isOpen()).isTrue();
        }
    }

    @Test
    void anAbsentMachineHasNoScreen() {
        wire.get(workspace.running("absent", "vnc"))
                .isRefusal(404, "NotFound", "virtualmachineinstance.kubevirt.io \"absent\" not found");
        assertRefused(() -> wire.open(workspace.running("absent", "console"), PLAIN), 404);
    }

    @Test
    void aPlainRequestIsNoWebSocket() {
        wire.get(workspace.running("vm", "vnc")).expect(400);
    }

    @Test
    void aMachineWithoutDevicesSaysWhichOneIsMissing() {
        workspace.create("bare", "\"autoattachGraphicsDevice\": false, \"autoattachSerialConsole\": false,");
        awaitPhase("bare", "Running");
        wire.get(workspace.running("bare", "vnc")).isRefusal(400, "BadRequest", "No graphics devices are present.");
        wire.get(workspace.running("bare", "console")).isRefusal(400, "BadRequest", "No serial consoles are present.");
        assertThat(wire.get(workspace.running("bare", "vnc/screenshot"))
                        .expect(500)
                        .text())
                .isEqualTo("No graphics devices are present.");
        var pods = "/api/v1/namespaces/" + workspace.name() + "/pods?labelSelector=vm.kubevirt.io/name%3Dbare";
        assertThat(wire.get(pods).expect(200).text()).contains("compute").doesNotContain("guest-console-log");
    }

    @Test
    void aPausedMachineKeepsItsScreen() {
        wire.put(workspace.running("vm", "pause"), "{}").expect(200);
        try (var screen = vnc("")) {
            screen.awaitBytes(12);
        }
    }

    @Test
    void theScreenEndsWithTheMachine() {
        try (var screen = vnc("");
                var serial = console()) {
            screen.awaitBytes(12);
            workspace.order("vm", "stop");
            screen.awaitEnd();
            serial.awaitEnd();
        }
    }

    @Test
    void whoMayNotLookIsRefusedBeforeTheUpgrade() {
        assertRefused(() -> vnc("", "Impersonate-User", "contract-somebody"), 403);
        assertRefused(() -> wire.bearing("nobody-knows-this").open(workspace.running("vm", "vnc"), PLAIN), 401);
        wire.get(workspace.running("vm", "vnc"), "Impersonate-User", "contract-somebody")
                .isRefusal(
                        403,
                        "Forbidden",
                        "cannot get resource \"virtualmachineinstances/vnc\" in API group "
                                + "\"subresources.kubevirt.io\"");
    }

    @Test
    void aScreenshotIsPngAndDisturbsNobody() {
        try (var screen = vnc("")) {
            screen.awaitBytes(12);
            assertThat(wire.download(workspace.running("vm", "vnc/screenshot") + "?moveCursor=true"))
                    .startsWith(0x89, 'P', 'N', 'G');
            assertThat(screen.isOpen()).isTrue();
        }
        assertThat(wire.get(workspace.running("absent", "vnc/screenshot"))
                        .expect(500)
                        .text())
                .isEqualTo("virtualmachineinstance.kubevirt.io \"absent\" not found");
    }

    @Test
    void whatTheSerialLineSaidIsInTheLog() {
        var pods = "/api/v1/namespaces/" + workspace.name() + "/pods";
        var pod = wire.get(pods + "?labelSelector=vm.kubevirt.io/name%3Dvm").at("/items/0/metadata/name");
        assertThat(wire.get(pods + "/" + pod).at("/spec/initContainers/0/name")).isEqualTo("guest-console-log");
        var log = pods + "/" + pod + "/log?container=guest-console-log";
        await().atMost(Line.PATIENCE)
                .until(() -> !wire.get(log).expect(200).text().isEmpty());
        assertThat(wire.get(log + "&tailLines=1").expect(200).text().lines()).hasSize(1);
        assertThat(wire.get(log + "&tailLines=1&timestamps=true").text())
                .matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z .*");
        assertThat(wire.get(log + "&sinceTime=2100-01-01T00:00:00Z").expect(200).text())
                .isEmpty();
        wire.get(log + "&previous=true")
                .isRefusal(
                        400,
                        "BadRequest",
                        "previous terminated container \"guest-console-log\" in pod \"" + pod + "\" not found");
    }
}
