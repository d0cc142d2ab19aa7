package cloud.nuvem.dev.cluster.guest.qemu;

import cloud.nuvem.dev.cluster.guest.GuestFacts;
import cloud.nuvem.dev.cluster.guest.GuestMachine;
import cloud.nuvem.dev.cluster.guest.PowerLine;
import cloud.nuvem.dev.cluster.guest.RealGuests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bounded number of QEMU processes. They end with this, or are ended by the next who starts. */
public final class QemuGuests implements RealGuests {

    private static final Logger LOG = LoggerFactory.getLogger(QemuGuests.class);
    private static final String PROGRAM = "qemu-system-x86_64";

    private final Path program;
    private final Path files;
    private final int most;
    private final Semaphore room;
    private final GuestFolder folder;

    private QemuGuests(Path program, Path files, int most) {
        this.program = program;
        this.files = files;
        this.most = most;
        this.room = new Semaphore(most);
        this.folder = GuestFolder.ofThisProcess();
    }

    /**
     * Real guests when they are asked for by the system property {@code nuvem.qemu-guests} and everything they need is there;
     * what is missing is said in the log.
     *
     * @param files where {@code .mvn/guest.sh} put the kernel and the memory disk
     */
    public static RealGuests asAskedFor(Path files) {
        int most = Integer.getInteger("nuvem.qemu-guests", 0);
        if (most <= 0) {
            return RealGuests.none();
        }
        var guests = upTo(most, files);
        if (guests.isEmpty()) {
            LOG.warn(
                    "Guests are simulated: {} is not on the PATH, or {} has no guest (make it with .mvn/guest.sh)",
                    PROGRAM,
                    files);
        }
        return guests.orElseGet(RealGuests::none);
    }

    /** Empty when QEMU or the guest's files are missing. */
    public static Optional<RealGuests> upTo(int most, Path files) {
        GuestFolder.sweep();
        return program()
                .filter(_ -> hasFiles(files))
                .map(program -> new QemuGuests(program, files.toAbsolutePath(), most));
    }

    static boolean isInstalled() {
        return program().isPresent();
    }

    static boolean hasFiles(Path files) {
        return Files.isReadable(files.resolve("vmlinuz")) && Files.isReadable(files.resolve("initramfs.gz"));
    }

    private static Optional<Path> program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public Optional<GuestMachine> start(GuestFacts facts, PowerLine power) {
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        try {
            var process = QemuProcess.start(program, files, folder.forGuest(facts.uid()), facts.hostname());
            return Optional.of(QemuGuest.attach(process, facts, power, room::release));
        } catch (IOException broken) {
            room.release();
            LOG.warn("{} is simulated: QEMU did not start", facts.hostname(), broken);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        folder.delete();
    }
}
