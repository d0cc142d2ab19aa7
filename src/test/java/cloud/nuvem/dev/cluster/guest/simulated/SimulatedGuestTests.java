package cloud.nuvem.dev.cluster.guest.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.dev.cluster.guest.GuestFacts;
import cloud.nuvem.dev.cluster.guest.PowerLine;
import cloud.nuvem.dev.cluster.guest.TestPeer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A played guest, seen as its viewers and terminals see it. */
class SimulatedGuestTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final SimulatedGuest guest =
            SimulatedGuest.start(facts(Instant.now().minusSeconds(3600)), new Power());

    @AfterEach
    void turnOff() {
        guest.close();
    }

    private static GuestFacts facts(Instant started) {
        return new GuestFacts(
                "0123",
                "web-1",
                "Debian GNU/Linux 13",
                "6.12.48",
                Optional.of("10.0.0.7"),
                started,
                Duration.ofSeconds(1));
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

    private interface Serving {
        void serve() throws IOException, InterruptedException;
    }

    private static void start(TestPeer peer, Serving serving) {
        Thread.ofVirtual().start(() -> {
            try {
                serving.serve();
            } catch (IOException | InterruptedException ended) {
                peer.close();
            }
        });
    }

    private Viewer view(int... encodings) throws IOException {
        var viewer = new Viewer();
        start(viewer.peer(), () -> guest.showScreen(viewer.peer()));
        viewer.shakeHands();
        viewer.encodings(encodings);
        return viewer;
    }

    private TestPeer terminal() {
        var terminal = new TestPeer();
        start(terminal, () -> guest.connectSerial(terminal));
        return terminal;
    }

    private TestPeer signedIn() {
        var terminal = terminal();
        terminal.type("\r");
        terminal.awaitText("web-1 login: ");
        terminal.type("root\r");
        terminal.awaitText("Password: ");
        terminal.type("secret\r");
        terminal.awaitText("root@web-1:~# ");
        return terminal;
    }

    private void awaitScreen(String part) {
        await("\"" + part + "\" on the screen")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> guest.screenText().contains(part));
    }

    @Test
    void showsTheSamePictureInEveryEncodingAndAsScreenshot() throws IOException {
        guest.pause();
        try (var raw = view(Viewer.RAW);
                var packed = view(Viewer.ZRLE)) {
            raw.look(false);
            packed.look(false);
            assertThat(raw.pixels()).contains(0xaaaaaa).isEqualTo(packed.pixels());
            var picture = ImageIO.read(new ByteArrayInputStream(guest.screenshot()));
            assertThat(picture.getWidth()).isEqualTo(raw.width()).isEqualTo(1024);
            assertThat(picture.getHeight()).isEqualTo(raw.height()).isEqualTo(768);
        }
    }

    @Test
    void echoesWhatIsTypedAndAnswersIt() throws IOException {
        try (var viewer = view(Viewer.ZRLE)) {
            viewer.look(false);
            var before = viewer.pixels();
            viewer.type("ana\n");
            awaitScreen("Password:");
            viewer.type("secret\n");
            awaitScreen("ana@web-1:~$");
            viewer.type("echo hello from the screen\n");
            awaitScreen("ana@web-1:~$ echo hello from the screen\nhello from the screen");
            viewer.look(true);
            assertThat(viewer.pixels()).isNotEqualTo(before);
            assertThat(guest.screenText()).doesNotContain("secret");
        }
    }

    @Test
    void takesKeysByTheirPlaces() throws IOException {
        try (var viewer = view(Viewer.RAW, Viewer.QEMU_KEYS)) {
            viewer.look(false);
            assertThat(viewer.hasExtendedKeys()).isTrue();
            viewer.place('z', 0x15);
            viewer.key(0xffe1, true);
            viewer.place('"', 0x03);
            viewer.key(0xffe1, false);
            awaitScreen("login: y@");
        }
    }

    @Test
    void cutTextIsTakenWithoutHarm() throws IOException {
        try (var viewer = view(Viewer.RAW)) {
            viewer.cut("from the clipboard");
            viewer.type("x");
            awaitScreen("login: x");
        }
    }

    @Test
    void aViewerFollowsTheScreenThroughANewMode() throws IOException {
        guest.reset();
        awaitScreen("SeaBIOS");
        try (var viewer = view(Viewer.ZRLE, Viewer.DESKTOP_SIZE)) {
            await().atMost(PATIENCE).until(() -> {
                viewer.look(true);
                return viewer.width() == 1024 && viewer.height() == 768;
            });
        }
    }

    @Test
    void controlAltDeleteStartsItAnew() throws IOException, InterruptedException {
        try (var viewer = view(Viewer.RAW)) {
            viewer.key(0xffe3, true);
            viewer.key(0xffe9, true);
            viewer.key(0xffff, true);
            assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("rebooting");
            awaitScreen("SeaBIOS");
            awaitScreen("login:");
        }
    }

    @Test
    void standsStillWhilePaused() {
        var terminal = signedIn();
        guest.pause();
        terminal.type("echo after the pause\r");
        await().during(Duration.ofMillis(300)).until(() -> !terminal.text().contains("\r\nafter the pause"));
        guest.resume();
        terminal.awaitText("\r\nafter the pause");
    }

    @Test
    void theSerialLineHasAShell() {
        var terminal = signedIn();
        terminal.type("uname -a\rip a\rseq 3 5\rstty rows 50 cols 132\rstty size\rnonsense\r");
        terminal.awaitText("Linux web-1 6.12.48");
        terminal.awaitText("inet 10.0.0.7/24");
        terminal.awaitText("3\r\n4\r\n5\r\n");
        terminal.awaitText("50 132\r\n");
        terminal.awaitText("-bash: nonsense: command not found");
        terminal.type("\004");
        terminal.awaitText("logout");
        assertThat(terminal.text()).doesNotContain("secret");
    }

    @Test
    void aCommandEndsWithControlC() {
        var terminal = signedIn();
        terminal.type("yes\r");
        terminal.awaitText("y\r\ny\r\ny\r\n");
        terminal.type("\003");
        terminal.awaitText("^C");
        terminal.type("echo done\r");
        terminal.awaitText("\r\ndone\r\n");
    }

    @Test
    void mistypedCharactersAreRubbedOut() {
        var terminal = signedIn();
        terminal.type("echo wrogn\177\177ng\r");
        terminal.awaitText("\r\nwrong\r\n");
    }

    @Test
    void powerOffTellsTheMachine() throws InterruptedException {
        var terminal = signedIn();
        terminal.type("poweroff\r");
        terminal.awaitText("reboot: Power down");
        assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("off");
    }

    @Test
    void rebootSaysFarewellAndBootsAgainOnBothLines() {
        var terminal = signedIn();
        int before = guest.serialLog().lines().size();
        terminal.type("reboot\r");
        terminal.awaitText("reboot: Restarting system");
        awaitScreen("SeaBIOS");
        await().atMost(PATIENCE)
                .until(() -> guest.serialLog().lines().stream()
                        .skip(before)
                        .anyMatch(line -> line.text().contains("Linux version")));
        awaitScreen("web-1 login:");
    }
}
