package cloud.nuvem.bench;

import cloud.nuvem.dev.DemoClient;
import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.tenancy.Project;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creating a machine over REST against applying the same two objects, the machine and its Secret, straight to the cluster as its
 * administrator.
 */
final class CreateBench {

    private static final Rounds ROUNDS = new Rounds(9, 20, 1_000);

    /** A write of a machine took 12.5 ms (median) on a real cluster with KubeVirt's webhooks; the embedded one takes 2.5. */
    private static final Duration KUBEVIRT_HOOKS = Duration.ofMillis(10);

    private static final double TARGET = 1.3;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WISH = """
            {"name": "%s", "image": "debian-13", "instanceType": "u1.medium", "start": false}""";

    private final BenchWorld world;
    private final Project project;
    private final Calls api;
    private final Calls cluster;
    private final String run = Long.toString(System.currentTimeMillis() % 1_000_000, 36);
    private final AtomicInteger count = new AtomicInteger();

    CreateBench(BenchWorld world) {
        this.world = world;
        this.project = world.tenants().warehouse();
        this.api = world.api(DemoClient.GLOBEX_ROBOT);
        this.cluster = world.cluster();
    }

    List<Figure> run() throws Exception {
        world.awaitProject(project, DemoClient.GLOBEX_ROBOT);
        world.liftQuota(project);
        if (!cluster.answers(BenchWorld.machines(project) + "/pattern")) {
            create("pattern");
        }
        var machine = pattern(BenchWorld.machines(project) + "/pattern");
        var secret = pattern(secrets() + "/" + secretName(machine));
        var figures = new ArrayList<Figure>();
        figures.add(compare("create over REST", machine, secret));
        world.slowDown(Faults.requests("virtualmachines", "create", "patch"), KUBEVIRT_HOOKS);
        try {
            figures.add(
                    compare("the same where a machine's write takes what KubeVirt's webhooks took", machine, secret));
        } finally {
            world.slowDownNothing();
        }
        return figures;
    }

    private Figure compare(String name, ObjectNode machine, ObjectNode secret) throws Exception {
        var found = ROUNDS.compare(() -> apply(machine, secret, next("bare")), () -> create(next("rest")));
        return new Figure(
                name,
                "bare apply of the same objects, " + found.baseline().text("ms"),
                found.ours().text("ms"),
                String.format(Locale.ROOT, "%.2f times", found.ratio()),
                "at most 1.3 times",
                Figure.Verdict.of(found.ratio() <= TARGET));
    }

    private String next(String prefix) {
        return prefix + "-" + run + "-" + count.incrementAndGet();
    }

    private void create(String name) throws Exception {
        api.post(
                BenchWorld.machinesOf(project),
                WISH.formatted(name),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private void apply(ObjectNode machine, ObjectNode secret, String name) throws Exception {
        var made = cluster.apply(BenchWorld.machines(project) + "/" + name, named(machine, name));
        var uid = JSON.readTree(made).path("metadata").path("uid").asString();
        var owned = secret.deepCopy();
        ((ObjectNode) owned.at("/metadata/ownerReferences/0")).put("uid", uid);
        cluster.apply(secrets() + "/" + secretName(machine).replace("pattern", name), named(owned, name));
    }

    /** As the product wrote it, without what the cluster added. */
    private ObjectNode pattern(String path) throws Exception {
        var made = (ObjectNode) JSON.readTree(cluster.get(path));
        made.remove("status");
        ((ObjectNode) made.get("metadata")).retain("name", "labels", "annotations", "ownerReferences");
        return made;
    }

    /** All that was called after the pattern is called after this one. */
    private static String named(ObjectNode pattern, String name) {
        return pattern.toString().replace("\"pattern", "\"" + name);
    }

    private static String secretName(ObjectNode machine) {
        return machine.findValue("secretRef").path("name").asString();
    }

    private String secrets() {
        return "/api/v1/namespaces/" + BenchWorld.namespace(project) + "/secrets";
    }
}
