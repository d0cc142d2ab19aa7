package cloud.nuvem.dev.cluster.guest.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a world that was killed left behind, found by the next; a sleeping shell stands for QEMU. */
class LeftoverGuestsTests {

    private final GuestFolder mine = GuestFolder.ofThisProcess();
    private Path abandoned = mine.path();
    private Process orphan;

    @BeforeEach
    void leaveSomethingBehind() throws IOException {
        abandoned = Files.createTempDirectory(mine.path().getParent(), "999999999-1-");
        var guest = new GuestFolder(abandoned).forGuest("0123456789");
        orphan = new ProcessBuilder("sh", "-c", "sleep 600; true", "-vnc", "unix:" + guest.resolve("vnc")).start();
        GuestFolder.notePid(guest, orphan.pid());
    }

    @AfterEach
    void tidyUp() {
        orphan.descendants().forEach(ProcessHandle::destroyForcibly);
        orphan.destroyForcibly();
        mine.delete();
        new GuestFolder(abandoned).delete();
    }

    @Test
    void endTogetherWithTheirFolder() throws InterruptedException {
        GuestFolder.sweep();

        assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(abandoned).doesNotExist();
    }

    @Test
    void sparesTheGuestsOfWhoStillLives() {
        GuestFolder.sweep();

        assertThat(mine.path()).exists();
    }

    @Test
    void sparesAProcessThatOnlyHasTheNumber() throws IOException {
        var other = new GuestFolder(abandoned).forGuest("9876543210");
        var bystander = new ProcessBuilder("sh", "-c", "sleep 600; true").start();
        try {
            GuestFolder.notePid(other, bystander.pid());
            GuestFolder.sweep();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.descendants().forEach(ProcessHandle::destroyForcibly);
            bystander.destroyForcibly();
        }
    }
}
