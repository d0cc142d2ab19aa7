package cloud.nuvem.dev.prometheus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prometheus and its promtool: those on the machine, else those of the system's package, which is unpacked into the development
 * folder and not installed: an installed one would start a service that listens to the world.
 */
public record PrometheusPrograms(Path prometheus, Path promtool) {

    /** Empty when there are none and none can be had. */
    public static Optional<PrometheusPrograms> find() {
        return onPath().or(PrometheusPrograms::unpacked).or(PrometheusPrograms::fromPackage);
    }

    private static Optional<PrometheusPrograms> onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(Path::of)
                .flatMap(folder -> in(folder).stream())
                .findFirst();
    }

    private static Optional<PrometheusPrograms> unpacked() {
        return in(folder().resolve("usr/bin"));
    }

    private static Optional<PrometheusPrograms> in(Path folder) {
        var programs = new PrometheusPrograms(folder.resolve("prometheus"), folder.resolve("promtool"));
        return Files.isExecutable(programs.prometheus()) && Files.isExecutable(programs.promtool())
                ? Optional.of(programs)
                : Optional.empty();
    }

    private static Path folder() {
        return Path.of(System.getProperty("nuvem.dev.dir", ".dev"))
                .toAbsolutePath()
                .resolve("prometheus-package");
    }

    private static Optional<PrometheusPrograms> fromPackage() {
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        try {
            var folder = Files.createDirectories(folder());
            var downloaded = run(folder, "apt-get", "download", "-qq", "prometheus")
                    || ("root".equals(System.getProperty("user.name"))
                            && run(folder, "apt-get", "update", "-qq")
                            && run(folder, "apt-get", "download", "-qq", "prometheus"));
            if (!downloaded) {
                return Optional.empty();
            }
            try (var files = Files.list(folder)) {
                for (var file :
                        files.filter(each -> each.toString().endsWith(".deb")).toList()) {
                    run(folder, "dpkg", "-x", file.toString(), folder.toString());
                    Files.delete(file);
                }
            }
            return unpacked();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static boolean run(Path folder, String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
