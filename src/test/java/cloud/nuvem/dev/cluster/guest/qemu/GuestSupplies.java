package cloud.nuvem.dev.cluster.guest.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Brings what a real guest needs where that is possible: QEMU from the system's package manager for root, kernel and memory disk by
 * {@code .mvn/guest.sh} from Debian packages that are unpacked and not installed.
 */
final class GuestSupplies {

    private static final long PATIENCE_MINUTES = 5;
    private static final Path SCRIPT = Path.of(".mvn", "guest.sh");

    private GuestSupplies() {}

    /** What is missing and could not be brought; empty when everything is there. */
    static Optional<String> bring(Path files) {
        if (!QemuGuests.isInstalled() && !install()) {
            return Optional.of(
                    "qemu-system-x86_64 is not on the PATH, and apt-get could not install it (it needs root)");
        }
        if (!QemuGuests.hasFiles(files) && !make(files)) {
            return Optional.of(SCRIPT + " could not make a guest in " + files + " (it needs apt-get and dpkg)");
        }
        return Optional.empty();
    }

    private static boolean install() {
        return "root".equals(System.getProperty("user.name"))
                && Files.isExecutable(Path.of("/usr/bin/apt-get"))
                && run("apt-get", "update", "-qq")
                && run("apt-get", "install", "-qq", "--yes", "--no-install-recommends", "qemu-system-x86")
                && QemuGuests.isInstalled();
    }

    private static boolean make(Path files) {
        boolean asRoot = "root".equals(System.getProperty("user.name"));
        return Files.isExecutable(Path.of("/usr/bin/apt-get"))
                && (run("sh", SCRIPT.toString(), files.toString())
                        || (asRoot
                                && run("apt-get", "update", "-qq")
                                && run("sh", SCRIPT.toString(), files.toString())))
                && QemuGuests.hasFiles(files);
    }

    private static boolean run(String... command) {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            var process = builder.start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroy();
            }
            return ended && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
