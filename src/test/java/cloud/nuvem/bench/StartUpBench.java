package cloud.nuvem.bench;

import cloud.nuvem.dev.DevWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

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
        List<Start> plain = new ArrayList<>();
        List<Start> trained = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            plain.add(start(PortalProcess.jar(), List.of()));
            trained.add(start(jar, List.of("-XX:AOTCache=" + cache)));
        }
        var with = "with the AOT cache (" + Files.size(cache) / 1_000_000 + " MB)";
        return List.of(
                figure("seconds to ready " + with, samples(plain, Start::seconds), samples(trained, Start::seconds)),
                figure(
                        "processor seconds to ready " + with,
                        samples(plain, Start::processorSeconds),
                        samples(trained, Start::processorSeconds)));
    }

    private static Samples samples(List<Start> starts, ToDoubleFunction<Start> figure) {
        return new Samples(starts.stream().mapToDouble(figure).boxed().toList());
    }

    private static Figure figure(String what, Samples plain, Samples trained) {
        return new Figure(
                what,
                String.format(Locale.ROOT, "plain jar, p50 %.1f s", plain.median()),
                String.format(Locale.ROOT, "p50 %.1f s", trained.median()),
                String.format(Locale.ROOT, "%.1f times faster", plain.median() / trained.median()),
                "stated",
                Figure.Verdict.STATED);
    }

    /** One start. */
    private record Start(double seconds, double processorSeconds) {}

    private Start start(Path jar, List<String> options) throws IOException, InterruptedException {
        try (var portal = PortalProcess.start(world, folder, jar, options)) {
            return new Start(portal.secondsToReady(), portal.processorSecondsToReady());
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
