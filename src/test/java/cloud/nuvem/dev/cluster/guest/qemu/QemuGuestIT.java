package cloud.nuvem.dev.cluster.guest.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cloud.nuvem.dev.cluster.guest.GuestFacts;
import cloud.nuvem.dev.cluster.guest.GuestMachine;
import cloud.nuvem.dev.cluster.guest.PowerLine;
import cloud.nuvem.dev.cluster.guest.RealGuests;
import cloud.nuvem.dev.cluster.guest.TestPeer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A real guest from its first word to its last; skipped, with the reason, where what it needs is missing and cannot be brought. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class QemuGuestIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path FILES = Path.of(System.getProperty("nuvem.dev.dir", ".dev"), "guest");

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Optional<RealGuests> host = Optional.empty();
    private GuestMachine guest;

    @BeforeAll
    void turnOn() {
        var missing = GuestSupplies.bring(FILES);
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        host = QemuGuests.upTo(1, FILES);
        guest = host.orElseThrow().start(facts("web-1"), new Power()).orElseThrow();
    }

    @AfterAll
    void turnOff() {
        if (guest != null) {
            guest.close();
        }
        host.ifPresent(RealGuests::close);
    }

    private static GuestFacts facts(String name) {
        return new GuestFacts(
                "0123456789ab", name, "Linux", "6", Optional.empty(), Instant.now(), Duration.ofSeconds(1));
    }

    private final class Power implements PowerLine {
        @Override
        public void off() {
            told.add("off");
        }

        @Override
        public void rebooting() {
            told.add("rebooting");
        }
    }

    @Test
    void aBootsToALoginOnTheSerialLine() {
        var terminal = signIn();
        terminal.type("uname -n\n");
        terminal.awaitText("uname -n\r\nweb-1");
        leave(terminal);
        assertThat(guest.serialLog().lines()).anyMatch(line -> line.text().contains("Linux version"));
    }

    private TestPeer signIn() {
        var terminal = new TestPeer();
        Thread.ofVirtual().start(() -> connect(terminal));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            terminal.type("\n");
            return terminal.text().contains("web-1 login:");
        });
        terminal.type("root\n");
        terminal.awaitText("Password:");
        terminal.type("nuvem\n");
        terminal.awaitText("#");
        return terminal;
    }

    private static void leave(TestPeer terminal) {
        terminal.type("exit\n");
        terminal.close();
    }

    private void connect(TestPeer terminal) {
        try {
            guest.connectSerial(terminal);
        } catch (IOException | InterruptedException ended) {
            terminal.close();
        }
    }

    @Test
    void bShowsItsScreen() throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(guest.screenshot()));
        assertThat(picture.getWidth()).isGreaterThanOrEqualTo(640);

        var viewer = new TestPeer();
        Thread.ofVirtual().start(() -> {
            try {
                guest.showScreen(viewer);
            } catch (IOException | InterruptedException ended) {
                viewer.close();
            }
        });
        viewer.awaitText("RFB 003.008\n");
        viewer.close();
    }

    @Test
    void cThereIsNoRoomForASecond() {
        assertThat(host.orElseThrow().start(facts("web-2"), new Power())).isEmpty();
    }

    @Test
    void dStandsStillWhilePaused() {
        var terminal = signIn();
        guest.pause();
        terminal.type("echo still-$((40 + 2))\n");
        await().during(Duration.ofSeconds(1)).until(() -> !terminal.text().contains("still-42"));
        guest.resume();
        terminal.awaitText("still-42");
        leave(terminal);
    }

    @Test
    void eStartsAnewWhenAskedTo() throws InterruptedException {
        int before = guest.serialLog().lines().size();
        guest.softReboot();
        assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("rebooting");
        await().atMost(PATIENCE)
                .until(() -> guest.serialLog().lines().stream()
                        .skip(before)
                        .anyMatch(line -> line.text().contains("Linux version")));
    }

    @Test
    void fTurnsItsMachineOffWhenAskedTo() throws InterruptedException {
        leave(signIn());
        told.clear();
        guest.askToPowerOff();
        assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("off");
        assertThat(host.orElseThrow().start(facts("web-3"), new Power()))
                .isPresent()
                .hasValueSatisfying(GuestMachine::close);
    }
}
