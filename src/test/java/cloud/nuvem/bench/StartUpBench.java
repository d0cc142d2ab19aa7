package cloud.nuvem.bench;

import cloud.nuvem.dev.DevWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From the start of the process to its word that it is ready, with and without what the JDK learned in a run before. */
record StartUpBench(DevWorld world, Path folder) {

    private static final int ROUNDS = 3;

    List<Figure> run() throws IOException, InterruptedException {
        var extracted = folder.resolve("extracted");
        var cache = extracted.resolve("nuvem.aot");
        var jar = extracted.resolve(PortalProcess.jar().getFileName());
        finish(
                "java",
                "-Djarmode=tools",
                "-jar",
                PortalProcess.jar().toString(),
                "extract",
                "--destination",
                extracted.toString());
        var training = List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh");
        finish(PortalProcess.command(world, jar, training, 0).toArray(String[]::new));
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(seconds(PortalProcess.jar(), List.of()));
            with.add(seconds(jar, List.of("-XX:AOTCache=" + cache)));
        }
        var plain = new Samples(without);
        var trained = new Samples(with);
        return List.of(new Figure(
                "start with the AOT cache (" + Files.size(cache) / 1_000_000 + " MB)",
                "plain jar, " + text(plain),
                text(trained),
                String.format(Locale.ROOT, "%.1f times faster", plain.median() / trained.median()),
                "stated",
                Figure.Verdict.STATED));
    }

    private static String text(Samples samples) {
        return String.format(Locale.ROOT, "p50 %.1f s", samples.median());
    }

    private double seconds(Path jar, List<String> options) throws IOException, InterruptedException {
        try (var portal = PortalProcess.start(world, folder, jar, options)) {
            return portal.secondsToReady();
        }
    }

    private static void finish(String... command) throws IOException, InterruptedException {
        var log = Files.createTempFile("nuvem-bench", ".log");
        if (command[0].equals("java")) {
            command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + ":\n" + Files.readString(log));
        }
    }
}
