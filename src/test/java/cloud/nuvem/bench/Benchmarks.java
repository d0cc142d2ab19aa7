package cloud.nuvem.bench;

import cloud.nuvem.dev.DevWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** What {@code ./mvnw verify -Pbench} runs: the benchmarks that {@code nuvem.bench} names. */
final class Benchmarks {

    private static final String ALL = "events,metering,invoices,relay,graphs,create,list,first-page,memory,start-up";
    private static final Set<String> NEED_MACHINES = Set.of("list", "first-page", "memory");

    private static final Set<String> NEED_NO_PORTAL = Set.of("events", "metering", "invoices", "relay", "graphs");

    private Benchmarks() {}

    public static void main(String... none) {
        try {
            run(List.of(System.getProperty("nuvem.bench", ALL).split(",", -1)));
            System.exit(0); // Keycloak's and PostgreSQL's shutdown hooks do the rest
        } catch (Throwable failure) { // whatever it was: threads of the world must not keep the process alive
            LoggerFactory.getLogger(Benchmarks.class).error("The benchmarks did not come to an end", failure);
            System.exit(1);
        }
    }

    private static void run(List<String> wanted) throws Exception {
        var folder = Files.createTempDirectory("nuvem-bench");
        if (wanted.contains("events")) {
            EmbeddedClusterBench.main();
        }
        if (wanted.contains("metering")) {
            Report.write("metering", MeteringBench.run());
        }
        if (wanted.contains("invoices")) {
            Report.write("invoices", InvoiceBench.run());
        }
        if (wanted.contains("relay")) {
            Report.write("relay", new RelayBench(folder).run());
        }
        if (wanted.contains("graphs")) {
            Report.write("graphs", GraphsBench.inAPortal());
        }
        if (!NEED_NO_PORTAL.containsAll(wanted)) {
            withPortal(wanted, folder);
        }
    }

    private static void withPortal(List<String> wanted, Path folder) throws Exception {
        try (var world = BenchWorld.start(folder)) {
            run(world, wanted);
        }
        if (wanted.contains("start-up")) {
            Report.write("start-up", new StartUpBench(DevWorld.shared(), folder).run());
        }
    }

    /** The quiet ones first: ten thousand machines stay until the end. */
    static void run(BenchWorld world, List<String> wanted) throws Exception {
        if (wanted.contains("create")) {
            Report.write("create", new CreateBench(world).run());
        }
        if (wanted.stream().anyMatch(NEED_MACHINES::contains)) {
            new ManyMachines(world, world.tenants().shopProduction()).make();
        }
        if (wanted.contains("list")) {
            Report.write("list", new ListBench(world).run());
        }
        if (wanted.contains("first-page")) {
            Report.write("first-page", new FirstPageBench(world).run());
        }
        if (wanted.contains("memory")) {
            Report.write("memory", new MemoryBench(world).run());
        }
    }
}
