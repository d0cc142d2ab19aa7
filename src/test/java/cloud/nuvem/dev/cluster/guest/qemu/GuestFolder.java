package cloud.nuvem.dev.cluster.guest.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the guests of one process have their sockets: {@code <temporary>/nuvem-guests-<user>/<pid>-<its start>-<n>/<guest>}. Short,
 * for a socket's path has no more than 107 characters.
 */
record GuestFolder(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(GuestFolder.class);
    private static final String PID = "pid";
    private static final int SHORT = 8;

    static GuestFolder ofThisProcess() {
        try {
            Files.createDirectories(root());
            return new GuestFolder(Files.createTempDirectory(root(), mark(ProcessHandle.current()) + "-"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("java.io.tmpdir"), "nuvem-guests-" + System.getProperty("user.name"));
    }

    /** A process's number may be given again, but not with the same start. */
    private static String mark(ProcessHandle process) {
        return process.pid() + "-"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    Path forGuest(String uid) throws IOException {
        return Files.createTempDirectory(path, uid.substring(0, Math.min(SHORT, uid.length())));
    }

    static void notePid(Path guest, long pid) throws IOException {
        Files.writeString(guest.resolve(PID), Long.toString(pid));
    }

    /** Ends the guests whose owner was killed, and removes what is left of them. */
    static void sweep() {
        if (!Files.isDirectory(root())) {
            return;
        }
        children(root()).stream()
                .map(GuestFolder::new)
                .filter(GuestFolder::isAbandoned)
                .forEach(folder -> {
                    children(folder.path()).forEach(GuestFolder::endOrphan);
                    folder.delete();
                });
    }

    private boolean isAbandoned() {
        var parts = path.getFileName().toString().split("-", 3);
        return parts.length == 3
                && parts[0].matches("\\d{1,9}")
                && ProcessHandle.of(Long.parseLong(parts[0]))
                        .filter(owner -> mark(owner).equals(parts[0] + "-" + parts[1]))
                        .isEmpty();
    }

    private static void endOrphan(Path guest) {
        pid(guest)
                .flatMap(ProcessHandle::of)
                .filter(process -> isOf(guest, process))
                .ifPresent(orphan -> {
                    LOG.info("Ending QEMU {}, whose world was killed", orphan.pid());
                    orphan.destroyForcibly();
                });
    }

    private static Optional<Long> pid(Path guest) {
        try {
            return Optional.of(Files.readString(guest.resolve(PID)).strip())
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(Long::parseLong);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The number may be somebody else's by now: the process must have been told this very folder. */
    private static boolean isOf(Path guest, ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> argument.contains(guest.toString()));
    }

    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    void delete() {
        delete(path);
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException cause) {
            LOG.debug("{} could not be removed", folder, cause);
        }
    }
}
