package cloud.nuvem.bench;

import cloud.nuvem.cluster.Labels;
import cloud.nuvem.dev.DemoClient;
import cloud.nuvem.tenancy.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills a project with ten thousand stopped machines: the product makes one, and the others are copies of it, made straight in
 * the cluster without volumes of their own.
 */
record ManyMachines(BenchWorld world, Project project) {

    static final int COUNT = 10_000;

    private static final int WRITERS = 8;
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ROLES = List.of("web", "db", "queue", "cache");

    /** Returns when the portal shows them all. */
    void make() throws Exception {
        world.awaitProject(project, DemoClient.ACME_ROBOT);
        world.liftQuota(project);
        var cluster = world.cluster();
        if (cluster.answers(BenchWorld.machines(project) + "/" + name(COUNT - 2))) {
            return;
        }
        var pattern = pattern();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                work.add(writers.submit(() -> {
                    for (int number = first; number < COUNT - 1; number += WRITERS) {
                        cluster.post(BenchWorld.machines(project), copy(pattern, number));
                    }
                    return null;
                }));
            }
            for (var part : work) {
                part.get();
            }
        }
        for (int number = COUNT - 1 - WRITERS; number < COUNT - 1; number++) { // each writer's last one
            world.awaitShown(project, name(number));
        }
    }

    private ObjectNode pattern() throws Exception {
        world.api(DemoClient.ACME_ROBOT).post(BenchWorld.machinesOf(project), """
                {"name": "a-first", "image": "debian-13", "instanceType": "u1.medium", "start": false}""");
        var made = (ObjectNode) JSON.readTree(world.cluster().get(BenchWorld.machines(project) + "/a-first"));
        made.remove("status");
        var metadata = (ObjectNode) made.get("metadata");
        metadata.retain("labels", "annotations");
        return made;
    }

    private static String name(int number) {
        return "m-%05d".formatted(number);
    }

    private static String copy(ObjectNode pattern, int number) {
        var copy = pattern.deepCopy();
        var metadata = (ObjectNode) copy.get("metadata");
        metadata.put("name", name(number));
        var labels = (ObjectNode) metadata.get("labels");
        labels.put(Labels.VM, name(number));
        labels.put(Labels.TAG_PREFIX + "role", ROLES.get(number % ROLES.size()));
        ((ObjectNode) copy.get("spec")).remove("dataVolumeTemplates");
        return copy.toString();
    }
}
