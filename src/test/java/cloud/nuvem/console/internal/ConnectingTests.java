package cloud.nuvem.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.console.ConsoleEnd.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class ConnectingTests extends RelayTests {

    @Test
    void splicesTheBrowserToTheMachineThatTheTicketMeans() throws Exception {
        var ana = signIn("ana");
        try (var browser = connect(ana)) {
            assertThat(browser.status()).isEqualTo(101);
            var end = machine.next();
            browser.write("hello");
            assertThat(new String(end.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("hello");
            end.getOutputStream().write("welcome".getBytes(StandardCharsets.US_ASCII));
            assertThat(browser.read(7)).isEqualTo("welcome");
        }
        assertThat(machine.asked())
                .containsExactly("/apis/subresources.kubevirt.io/v1/namespaces/nuvem-shop-production/"
                        + "virtualmachineinstances/web-1/vnc?preserveSession=true plain.kubevirt.io");
        awaitTold(Reason.LEFT);
        Awaitility.await()
                .untilAsserted(() -> assertThat(gate.trail())
                        .containsExactly("begin virtual-machine.screen-session web-1", "end done"));
    }

    @Test
    void agreesToBinaryAloneAndToNoExtension() throws Exception {
        var ana = signIn("ana");
        var secret = ticket(ana);
        var request =
                request(ana, secret).replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        try (var browser = RawBrowser.send(port, request)) {
            assertThat(browser.head())
                    .contains("Sec-WebSocket-Protocol: binary", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .noneMatch(line -> line.contains(secret))
                    .noneMatch(line -> line.contains("Extensions"));
        }
    }

    /** Row 45 of the list of faults: absent, null, prefix and suffix, port, scheme, user, path, several. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Origin: null",
                "Origin: ",
                "Origin: http://localhost",
                "Origin: http://localhost:1",
                "Origin: https://localhost:{port}",
                "Origin: http://localhost:{port}.evil.example",
                "Origin: http://evil.example:{port}",
                "Origin: http://localhost.evil.example:{port}",
                "Origin: http://evil-localhost:{port}",
                "Origin: http://localhost:{port}/",
                "Origin: http://localhost:{port}@evil.example",
                "Origin: http://ana@localhost:{port}",
                "Origin: HTTP://LOCALHOST:{port}",
                "Origin: file://",
                "Origin: http://localhost:{port} http://evil.example",
                "Origin: http://localhost:{port}\r\nOrigin: http://evil.example"
            })
    void refusesEveryOriginButItsOwn(String origin) throws IOException {
        var ana = signIn("ana");
        var headers = origin.replace("{port}", Integer.toString(port));
        var request = request("Cookie: NUVEM=" + ana.session(), headers, protocols(ticket(ana)))
                .replace("\r\n\r\nSec", "\r\nSec");
        try (var browser = RawBrowser.send(port, request)) {
            assertThat(browser.status()).isEqualTo(403);
        }
        assertThat(machine.asked()).isEmpty();
    }

    /** Row 46. */
    @Test
    void takesATicketOnce() throws Exception {
        var ana = signIn("ana");
        var secret = ticket(ana);
        try (var first = RawBrowser.send(port, request(ana, secret));
                var second = RawBrowser.send(port, request(ana, secret))) {
            assertThat(first.status()).isEqualTo(101);
            assertThat(second.status()).isEqualTo(403);
        }
    }

    /** Row 46. */
    @Test
    void takesNoTicketOfAnotherLoginEvenOfTheSamePerson() throws Exception {
        var ana = signIn("ana");
        var secret = ticket(ana);
        for (var other : List.of(signIn("ana"), signIn("gil"))) {
            try (var browser = RawBrowser.send(port, request(other, secret))) {
                assertThat(browser.status()).isEqualTo(403);
            }
        }
        try (var browser = RawBrowser.send(port, request(ana, secret))) {
            assertThat(browser.status()).as("it was shown, so it is spent").isEqualTo(403);
        }
    }

    /** Row 46. */
    @Test
    void takesNoTicketAfterItsTimeOrAfterSigningOut() throws Exception {
        var ana = signIn("ana");
        var late = ticket(ana);
        clock.ahead(Duration.ofSeconds(31));
        try (var browser = RawBrowser.send(port, request(ana, late))) {
            assertThat(browser.status()).isEqualTo(403);
        }
        var leaving = ticket(ana);
        signOut(ana);
        try (var browser = RawBrowser.send(port, request(ana, leaving))) {
            assertThat(browser.status()).isEqualTo(401);
        }
    }

    @Test
    void takesNoMadeUpTicketAndNotTwo() throws Exception {
        var ana = signIn("ana");
        for (var secret : List.of("", "x", "a".repeat(5_000), ticket(ana) + ", nuvem.ticket." + ticket(ana))) {
            try (var browser = RawBrowser.send(port, request(ana, secret))) {
                assertThat(browser.status()).isEqualTo(403);
            }
        }
    }

    @Test
    void letsNobodyInWithoutALogin() throws Exception {
        var ana = signIn("ana");
        try (var browser = RawBrowser.send(port, request("Origin: http://localhost:" + port, protocols(ticket(ana))))) {
            assertThat(browser.status()).isEqualTo(401);
            assertThat(browser.head()).noneMatch(line -> line.startsWith("Location"));
        }
    }

    @Test
    void asksForAWebsocket() throws Exception {
        var ana = signIn("ana");
        assertThat(get("/console/connect", ana).statusCode()).isEqualTo(426);
        var old = request(ana, ticket(ana)).replace("Version: 13", "Version: 8");
        try (var browser = RawBrowser.send(port, old)) {
            assertThat(browser.status()).isEqualTo(426);
        }
    }

    /** Row 49: nothing that stands in a path, a query or a header changes what is called. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/connect?host=10.0.0.1&port=22",
                "/console/connect?path=//10.0.0.1:22/",
                "/console//connect",
                "/console/connect/../../etc",
                "/console/connect/10.0.0.1:22",
                "/console/connect%2f10.0.0.1",
                "/console/%2e%2e/connect",
                "/console/connect;host=10.0.0.1",
                "//10.0.0.1:22/console/connect",
                "http://10.0.0.1:22/console/connect",
                "/console/connect\\..\\x",
                "/console/picture/../connect",
                "/console/"
            })
    void callsNothingButTheTicketsMachine(String path) throws IOException {
        var ana = signIn("ana");
        var request = request(ana, ticket(ana))
                .replace("GET /console/connect ", "GET " + path + " ")
                .replace("\r\nUpgrade", "\r\nX-Forwarded-Host: 10.0.0.1\r\nUpgrade");
        try (var browser = RawBrowser.send(port, request)) {
            assertThat(browser.status()).isGreaterThan(100);
        }
        assertThat(machine.asked())
                .allSatisfy(asked -> assertThat(asked)
                        .startsWith("/apis/subresources.kubevirt.io/v1/namespaces/nuvem-shop-production/"
                                + "virtualmachineinstances/web-1/vnc?"));
    }

    @Test
    void answersItsOwnStatusWhenTheClusterIsAway() throws Exception {
        machine.refuseWith(new ClusterUnavailable("away"));
        try (var browser = connect(signIn("ana"))) {
            assertThat(browser.status()).isEqualTo(502);
        }
        awaitTold(Reason.UNREACHABLE);
    }

    /** Row 47. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void writesTheTicketNowhere(CapturedOutput output) throws Exception {
        var ana = signIn("ana");
        var secret = ticket(ana);
        try (var browser = RawBrowser.send(port, request(ana, secret));
                var again = RawBrowser.send(port, request(ana, secret))) {
            assertThat(browser.status()).isEqualTo(101);
            assertThat(again.status()).isEqualTo(403);
        }
        assertThat(output.getAll()).doesNotContain(secret);
        assertThat(gate.trail().toString()).doesNotContain(secret);
        assertThat(ask(ana, screen("web-2"), false).toString()).doesNotContainPattern("[A-Za-z0-9_-]{30}");
    }
}
