package cloud.nuvem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs of Debian's packages, unpacked into the development folder and not installed: an installed one would start a service
 * that listens to the world.
 */
final class DebianPrograms {

    private final Path folder = Path.of(System.getProperty("nuvem.dev.dir", ".dev"))
            .toAbsolutePath()
            .resolve("bench-packages");

    /** A file of the packages; whether it is there is asked after {@link #fetch}. */
    Path file(String path) {
        return folder.resolve(path);
    }

    /** Fetches packages unless the file is there already; false when they cannot be had. */
    boolean fetch(String wanted, String... packages) throws IOException, InterruptedException {
        if (Files.exists(file(wanted))) {
            return true;
        }
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return false;
        }
        Files.createDirectories(folder);
        var download = new ArrayList<>(List.of("apt-get", "download", "-qq"));
        download.addAll(List.of(packages));
        if (!run(download) && !(run(List.of("apt-get", "update", "-qq")) && run(download))) {
            return false;
        }
        unpack();
        return Files.exists(file(wanted));
    }

    private void unpack() throws IOException, InterruptedException {
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".deb")).toList()) {
                run(List.of("dpkg", "-x", file.toString(), folder.toString()));
                Files.delete(file);
            }
        }
    }

    private boolean run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
