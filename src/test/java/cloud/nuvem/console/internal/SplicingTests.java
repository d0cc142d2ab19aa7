package cloud.nuvem.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** How a session lives and dies, case by case; most of them hung with the upgrade handler of the servlet API. */
@TestPropertySource(properties = {"nuvem.console.idle=30m", "nuvem.console.lifetime=12h"})
class SplicingTests extends RelayTests {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @Test
    void endsTheBrowserWhenTheMachineCloses() throws Exception {
        try (var browser = connect(signIn("ana"))) {
            machine.next().close();
            assertEndsAtOnce(browser);
        }
        awaitTold(Reason.MACHINE_ENDED);
    }

    @Test
    void endsTheBrowserWhenTheMachineResets() throws Exception {
        try (var browser = connect(signIn("ana"))) {
            var end = machine.next();
            end.setSoLinger(true, 0);
            end.close();
            assertEndsAtOnce(browser);
        }
        awaitTold(Reason.MACHINE_ENDED);
    }

    @Test
    void endsTheMachineWhenTheBrowserHalfCloses() throws Exception {
        try (var browser = connect(signIn("ana"))) {
            var end = machine.next();
            browser.socket().shutdownOutput();
            assertEndsAtOnce(end);
            assertEndsAtOnce(browser);
        }
        awaitTold(Reason.LEFT);
    }

    @Test
    void endsTheMachineWhenTheBrowserResets() throws Exception {
        var browser = connect(signIn("ana"));
        var end = machine.next();
        browser.reset();
        assertEndsAtOnce(end);
        awaitTold(Reason.LEFT);
    }

    /** Blocking writes are buffered in Tomcat: the end of a burst must not wait for the next one. */
    @Test
    void keepsNoTailOfABurst() throws Exception {
        try (var browser = connect(signIn("ana"))) {
            var end = machine.next();
            for (int size : List.of(1, 511, 512, 513, 8_191, 8_192, 8_193, 65_536, 65_537, 300_001)) {
                var burst = new byte[size];
                new Random(size).nextBytes(burst);
                end.getOutputStream().write(burst);
                assertThat(browser.in().readNBytes(size)).isEqualTo(burst);
            }
        }
    }

    @Test
    void movesMegabytesBothWaysAtOnceUnchanged() throws Exception {
        var down = new byte[8 * 1024 * 1024];
        var up = new byte[8 * 1024 * 1024];
        new Random(1).nextBytes(down);
        new Random(2).nextBytes(up);
        try (var browser = connect(signIn("ana"))) {
            var end = machine.next();
            var sending = List.of(writing(end, down), writing(browser.socket(), up));
            var seen = CompletableFuture.supplyAsync(() -> readAll(end, up.length), Thread::startVirtualThread);
            assertThat(browser.in().readNBytes(down.length)).isEqualTo(down);
            assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo(up);
            sending.forEach(CompletableFuture::join);
        }
    }

    /** Frames that the machine sends right behind its agreement, before Tomcat has begun. */
    @Test
    void losesNothingThatTheMachineSaysEarly() throws Exception {
        var ana = signIn("ana");
        var request = request(ana, ticket(ana));
        var speaking = CompletableFuture.runAsync(
                () -> {
                    try {
                        machine.next().getOutputStream().write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException | InterruptedException failure) {
                        throw new AssertionError(failure);
                    }
                },
                Thread::startVirtualThread);
        try (var browser = RawBrowser.send(port, request)) {
            assertThat(browser.read(12)).isEqualTo("RFB 003.008\n");
            speaking.join();
        }
    }

    @Test
    void holdsNothingBackForClientsThatNeverRead() throws Exception {
        var ana = signIn("ana");
        var browsers = new ArrayList<RawBrowser>();
        long before = usedHeap();
        for (int client = 0; client < 8; client++) {
            browsers.add(RawBrowser.send(port, request(ana, ticket(ana, screen(name(client)), false)), 16 * 1024));
            flood(machine.next());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> live.all().stream()
                        .allMatch(session -> session.quietFor().toMillis() > 800));
        assertThat(usedHeap() - before).as("bytes on the heap").isLessThan(16 * 1024 * 1024);

        long start = System.nanoTime();
        live.endAll(session -> true, ConsoleEnd.of(Reason.NOT_ALLOWED));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        Awaitility.await().atMost(AT_ONCE).until(() -> live.all().isEmpty());
        assertThat(told).hasSize(8).allMatch(end -> end.reason() == Reason.NOT_ALLOWED);
        for (var browser : browsers) {
            browser.close();
        }
    }

    @Test
    void holdsNothingBackForAMachineThatNeverReads() throws Exception {
        try (var browser = connect(signIn("ana"))) {
            var end = machine.next();
            flood(browser.socket());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> live.all().stream()
                            .allMatch(session -> session.quietFor().toMillis() > 800));
            live.endAll(session -> true, ConsoleEnd.of(Reason.IDLE));
            assertEndsAtOnce(browser);
            assertThat(end.isClosed()).isFalse();
        }
        awaitTold(Reason.IDLE);
    }

    @Test
    void givesLargeBuffersBack() throws Exception {
        var ana = signIn("ana");
        try (var browser = connect(ana)) {
            var end = machine.next();
            end.getOutputStream().write(new byte[200_000]);
            assertThat(browser.in().readNBytes(200_000)).hasSize(200_000);
            end.getOutputStream().write('x');
            assertThat(browser.read(1)).isEqualTo("x");
            assertThat(live.all().getFirst().bytesToBrowser()).isEqualTo(200_001);
        }
    }

    private static String name(int client) {
        return List.of("web-1", "web-2", "db-1", "db-2", "worker-1", "worker-2", "worker-3", "cache-1")
                .get(client);
    }

    private static void assertEndsAtOnce(RawBrowser browser) throws IOException {
        browser.socket().setSoTimeout(Math.toIntExact(AT_ONCE.toMillis()));
        while (!isEnded(browser)) {
            // what was on the way is still delivered
        }
    }

    private static void assertEndsAtOnce(Socket end) throws IOException {
        end.setSoTimeout(Math.toIntExact(AT_ONCE.toMillis()));
        try {
            assertThat(end.getInputStream().read()).isNegative();
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException reset) {
            assertThat(end.isClosed()).isFalse();
        }
    }

    private static void flood(Socket socket) {
        Thread.ofVirtual().start(() -> {
            var much = new byte[256 * 1024];
            try {
                while (true) {
                    socket.getOutputStream().write(much);
                }
            } catch (IOException ended) {
                assertThat(ended).isNotNull();
            }
        });
    }

    private static CompletableFuture<Void> writing(Socket socket, byte[] bytes) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        socket.getOutputStream().write(bytes);
                    } catch (IOException failure) {
                        throw new AssertionError(failure);
                    }
                },
                Thread::startVirtualThread);
    }

    private static byte[] readAll(Socket socket, int length) {
        try {
            return socket.getInputStream().readNBytes(length);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
