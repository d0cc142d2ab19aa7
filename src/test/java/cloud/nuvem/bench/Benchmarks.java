package cloud.nuvem.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What {@code ./mvnw verify -Pbench} runs: all benchmarks, or those named. */
final class Benchmarks {

    private static final List<String> ALL = List.of("events", "create", "list", "memory", "first-page", "start-up");

    private Benchmarks() {}

    public static void main(String... names) {
        try {
            run(names);
            System.exit(0); // Keycloak's and PostgreSQL's shutdown hooks do the rest
        } catch (Throwable failure) { // whatever it was: threads of the world must not keep the process alive
            LoggerFactory.getLogger(Benchmarks.class).error("The benchmarks did not come to an end", failure);
            System.exit(1);
        }
    }

    private static void run(String... names) throws Exception {
        var wanted = names.length == 0 ? ALL : List.of(names);
        var folder = Files.createTempDirectory("nuvem-bench");
        if (wanted.contains("events")) {
            EmbeddedClusterBench.main();
        }
        if (!wanted.equals(List.of("events"))) {
            withPortal(wanted, folder);
        }
    }

    private static void withPortal(List<String> wanted, Path folder) throws Exception {
        try (var world = BenchWorld.start(folder)) {
            run(world, wanted);
        }
    }

    /** The quiet ones first: ten thousand machines stay until the end. */
    static void run(BenchWorld world, List<String> wanted) throws Exception {
        if (wanted.contains("create")) {
            Report.write("create", new CreateBench(world).run());
        }
        if (wanted.contains("list") || wanted.contains("memory")) {
            new ManyMachines(world, world.tenants().shopProduction()).make();
        }
        if (wanted.contains("list")) {
            Report.write("list", new ListBench(world).run());
        }
    }
}
