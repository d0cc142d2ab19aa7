package cloud.nuvem.bench;

import cloud.nuvem.dev.DemoClient;
import java.util.List;
import java.util.Locale;

/** A page of a hundred out of ten thousand machines: the product's cache against the cluster that it watches. */
record ListBench(BenchWorld world) {

    private static final Rounds ROUNDS = new Rounds(9, 60, 10_000);
    private static final double TARGET = 5;

    List<Figure> run() throws Exception {
        var project = world.tenants().shopProduction();
        var cluster = world.cluster();
        var api = world.api(DemoClient.ACME_ROBOT);
        var found = ROUNDS.compare(
                () -> cluster.get(BenchWorld.machines(project) + "?limit=100"),
                () -> api.get(BenchWorld.machinesOf(project) + "?limit=100"));
        double faster = 1 / found.ratio();
        return List.of(new Figure(
                "REST list, 100 machines of 10,000",
                "the cluster's own page, " + found.baseline().text("ms"),
                found.ours().text("ms"),
                String.format(Locale.ROOT, "%.1f times faster", faster),
                "at least 5 times",
                Figure.Verdict.of(faster >= TARGET)));
    }
}
