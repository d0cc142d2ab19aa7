package cloud.nuvem.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.console.ConsoleKind;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.sandbox.FakeTenancy;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Row 50 of the list of faults. Many who never read, with much waiting for each: memory stays bounded and others notice nothing. */
class StalledClientsTests extends RelayTests {

    private static final int STALLED = 1_000;
    private static final int ECHOES = 300;
    private static final int PASSES = 10;
    private static final byte[] MUCH = new byte[64 * 1024];

    /** Tomcat's own buffers, the session and its threads' stacks; a large buffer for each would break it. */
    private static final long BYTES_EACH = 60 * 1024;

    @Test
    void aThousandOfThemCostLittleAndDisturbNobody() throws Exception {
        machines.reset(STALLED + 50);
        var ana = signIn("ana");
        var browsers = new ArrayList<RawBrowser>();
        try (var lively = connect(ana, "db-1")) {
            echoing(machine.next());
            measure(lively); // warm
            var alone = measure(lively);
            long before = usedHeap();
            for (var name : machines.names().stream()
                    .filter(each -> each.startsWith("node-"))
                    .limit(STALLED)
                    .toList()) {
                browsers.add(stalled(ana, name));
            }
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::areStuck);
            assertThat(usedHeap() - before).as("bytes on the heap").isLessThan(browsers.size() * BYTES_EACH);

            assertThat(measure(lively))
                    .as("99th percentile of an echo; alone it was %s", alone)
                    .isLessThanOrEqualTo(alone.multipliedBy(2));
            live.endAll(
                    session -> !session.grant().target().machine().value().equals("db-1"),
                    ConsoleEnd.of(Reason.NOT_ALLOWED));
            Awaitility.await().atMost(FIVE_SECONDS).until(() -> live.all().size() == 1);
        }
        for (var browser : browsers) {
            browser.close();
        }
    }

    private RawBrowser stalled(Login login, String name) throws Exception {
        var target = new ConsoleTarget(FakeTenancy.PRODUCTION, new ResourceName(name), ConsoleKind.SCREEN);
        var browser = RawBrowser.send(port, request(login, ticket(login, target, false)), 4 * 1024);
        assertThat(browser.status()).isEqualTo(101);
        var end = machine.next();
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    end.getOutputStream().write(MUCH);
                }
            } catch (IOException ended) {
                assertThat(ended).isNotNull();
            }
        });
        return browser;
    }

    private boolean areStuck() {
        return live.all().stream()
                .filter(session -> !session.grant().target().machine().value().equals("db-1"))
                .allMatch(session -> session.quietFor().toMillis() > 500);
    }

    private static void echoing(Socket end) {
        Thread.ofVirtual().start(() -> {
            try {
                for (int next = end.getInputStream().read();
                        next >= 0;
                        next = end.getInputStream().read()) {
                    end.getOutputStream().write(next);
                }
            } catch (IOException ended) {
                assertThat(ended).isNotNull();
            }
        });
    }

    /** The 99th percentile of how long one byte takes there and back, in the best of several passes: others use this machine too. */
    private static Duration measure(RawBrowser browser) throws IOException {
        var best = Duration.ofDays(1);
        for (int pass = 0; pass < PASSES; pass++) {
            var found = percentile(browser);
            best = found.compareTo(best) < 0 ? found : best;
        }
        return best;
    }

    private static Duration percentile(RawBrowser browser) throws IOException {
        var nanos = new long[ECHOES];
        for (int echo = 0; echo < ECHOES; echo++) {
            long begin = System.nanoTime();
            browser.write("x");
            assertThat(browser.read(1)).isEqualTo("x");
            nanos[echo] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[ECHOES * 99 / 100]);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
