package cloud.nuvem.dev.cluster.controllers.storage;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives a DataVolume its claim and its content, and says how far it is. */
final class DataVolumeController extends Reconciler {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int STEPS = 5;

    private final ClaimTemplate claimTemplate;

    DataVolumeController(Surroundings cluster) {
        super(cluster);
        this.claimTemplate = new ClaimTemplate(resources, types);
        cluster.watches().on(types.dataVolumes(), event -> enqueue(Key.of(event.object())));
        cluster.watches().on(types.claims(), event -> {
            if (Json.text(Json.controller(event.object()), "kind").equals("DataVolume")) {
                enqueue(Key.of(event.object()));
            }
        });
    }

    @Override
    protected void reconcile(Key key) {
        var found = resources.get(types.dataVolumes(), key.namespace(), key.name());
        if (found.isEmpty() || Json.deleting(found.get())) {
            forget(key);
            return;
        }
        var volume = found.get();
        var phase = Json.text(volume, "status", "phase");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return;
        }
        if (Json.has(volume, "spec", "sourceRef") && !resolve(key, volume)) {
            return;
        }
        if (phase.isEmpty()) {
            enter(volume, "Pending");
        } else if (sourceIsThere(key, volume)) {
            fill(key, volume);
        }
    }

    /** Writes what the DataSource points to into the copy at hand; false when there is no such DataSource. */
    private boolean resolve(Key key, ObjectNode volume) {
        var reference = Json.at(volume, "spec", "sourceRef");
        var given = Json.text(reference, "namespace");
        var namespace = given.isEmpty() ? key.namespace() : given;
        var source = resources.get(types.dataSources(), namespace, Json.text(reference, "name"));
        if (source.isEmpty()) {
            wait(key, volume, "The source DataSource " + Json.text(reference, "name") + " doesn't exist");
            return false;
        }
        Json.child(volume, "spec").set("source", Json.at(source.get(), "spec", "source"));
        return true;
    }

    private boolean sourceIsThere(Key key, ObjectNode volume) {
        var origin = Json.at(volume, "spec", "source", "pvc");
        if (origin.isMissingNode()
                || resources
                        .get(types.claims(), Json.text(origin, "namespace"), Json.text(origin, "name"))
                        .isPresent()) {
            return true;
        }
        wait(key, volume, "The source pvc " + Json.text(origin, "name") + " doesn't exist");
        return false;
    }

    private void wait(Key key, ObjectNode volume, String why) {
        cluster.events().warning(Component.IMPORTS, volume, "CloneWithoutSource", why);
        change(volume, current -> {
            Json.child(current, "status").put("phase", "Pending");
            Conditions.set(current, new Condition("Running", "False", "CloneWithoutSource", why));
        });
        enqueueAfter(key, RETRY);
    }

    private void fill(Key key, ObjectNode volume) {
        var claim = resources.get(types.claims(), key.namespace(), key.name());
        if (claim.isEmpty()) {
            createClaim(volume);
        } else if (!Json.text(claim.get(), "status", "phase").equals("Bound")) {
            awaitBinding(volume, claim.get());
        } else {
            transfer(key, volume);
        }
    }

    private void createClaim(ObjectNode volume) {
        try {
            resources.create(types.claims(), claimTemplate.of(volume), Callers.CDI);
        } catch (StatusException refused) {
            if (refused.reason().equals("AlreadyExists")) {
                return;
            }
            var quota = String.valueOf(refused.getMessage()).contains("exceeded quota");
            var reason = quota ? "ErrExceededQuota" : "ErrUnableToClaim";
            cluster.events().warning(Component.IMPORTS, volume, reason, String.valueOf(refused.getMessage()));
            change(
                    volume,
                    current -> Conditions.set(
                            current, new Condition("Bound", "False", reason, String.valueOf(refused.getMessage()))));
            throw refused;
        }
    }

    private void awaitBinding(ObjectNode volume, ObjectNode claim) {
        var waits = resources
                .get(types.storageClasses(), null, Json.text(claim, "spec", "storageClassName"))
                .filter(storageClass ->
                        Json.text(storageClass, "volumeBindingMode").equals("WaitForFirstConsumer"))
                .isPresent();
        var phase = waits ? "WaitForFirstConsumer" : "Pending";
        change(volume, current -> {
            Json.child(current, "status").put("phase", phase).put("progress", "N/A");
            Json.child(current, "status").put("claimName", Json.name(volume));
            Conditions.set(
                    current, new Condition("Bound", "False", "Pending", "PVC %s Pending".formatted(Json.name(volume))));
        });
    }

    private void transfer(Key key, ObjectNode volume) {
        var transfer = Transfer.of(volume);
        var phase = Json.text(volume, "status", "phase");
        if (!phase.equals(transfer.scheduled()) && !phase.equals(transfer.inProgress())) {
            bound(volume, transfer);
        } else if (transfer.verb().equals("Upload")) {
            enter(volume, "UploadReady");
        } else if (transfer.obstacle().isPresent()) {
            fail(key, volume, transfer);
        } else if (phase.equals(transfer.scheduled())) {
            begin(volume, transfer);
        } else {
            advance(key, volume, transfer);
        }
    }

    private void bound(ObjectNode volume, Transfer transfer) {
        if (Json.text(volume, "status", "phase").equals("UploadReady")) {
            return;
        }
        change(volume, current -> {
            Json.child(current, "status").put("phase", transfer.scheduled()).put("progress", "N/A");
            Json.child(current, "status").put("claimName", Json.name(volume));
            Conditions.set(
                    current, new Condition("Bound", "True", "Bound", "PVC %s Bound".formatted(Json.name(volume))));
            Conditions.set(current, new Condition("Ready", "False", "TransferRunning", ""));
        });
        cluster.events().normal(Component.IMPORTS, volume, transfer.scheduled(), sentence(volume, "scheduled"));
    }

    private void begin(ObjectNode volume, Transfer transfer) {
        change(volume, current -> {
            Json.child(current, "status").put("phase", transfer.inProgress()).put("progress", "N/A");
            Conditions.set(current, new Condition("Running", "True", "Pod is running", ""));
        });
        cluster.events().normal(Component.IMPORTS, volume, transfer.inProgress(), sentence(volume, "in progress"));
    }

    private void advance(Key key, ObjectNode volume, Transfer transfer) {
        var steps = transfer.progresses() ? STEPS : 1;
        var done = percent(Json.at(volume, "status", "progress"));
        if (!elapsed(key, "from " + done, transfer.takes().dividedBy(steps))) {
            return;
        }
        var next = done + 100.0 / steps;
        if (next > 99.9) {
            succeed(volume, transfer);
        } else {
            change(
                    volume,
                    current ->
                            Json.child(current, "status").put("progress", String.format(Locale.ROOT, "%.2f%%", next)));
        }
    }

    private static double percent(JsonNode progress) {
        var text = progress.asString("").replace("%", "");
        return text.isEmpty() || text.equals("N/A") ? 0 : Double.parseDouble(text);
    }

    private void succeed(ObjectNode volume, Transfer transfer) {
        change(volume, current -> {
            Json.child(current, "status").put("phase", "Succeeded").put("progress", "100.0%");
            Conditions.set(current, new Condition("Ready", "True", "", ""));
            Conditions.set(current, new Condition("Running", "False", "Completed", transfer.verb() + " Complete"));
        });
        var clone = transfer.verb().equals("Clone");
        cluster.events()
                .normal(
                        Component.IMPORTS,
                        volume,
                        transfer.verb() + "Succeeded",
                        clone
                                ? "Successfully cloned from %s into %s".formatted(origin(volume), Key.of(volume))
                                : "Successfully imported into PVC " + Json.name(volume));
        forget(Key.of(volume));
    }

    /** The importer crashes and is started again, as often as it takes. */
    private void fail(Key key, ObjectNode volume, Transfer transfer) {
        if (!elapsed(key, "try", RETRY)) {
            return;
        }
        var why = transfer.obstacle().orElseThrow();
        cluster.events().warning(Component.IMPORTS, volume, "Error", why);
        change(volume, current -> {
            var status = Json.child(current, "status");
            status.put("phase", transfer.inProgress());
            status.put("restartCount", Json.number(status, 0, "restartCount") + 1);
            Conditions.set(current, new Condition("Running", "False", "Error", why));
        });
        enqueue(key);
    }

    private String sentence(ObjectNode volume, String state) {
        return Json.has(volume, "spec", "source", "pvc")
                ? "Cloning from %s into %s %s".formatted(origin(volume), Key.of(volume), state)
                : "Import into %s %s".formatted(Json.name(volume), state);
    }

    private static String origin(ObjectNode volume) {
        var origin = Json.at(volume, "spec", "source", "pvc");
        return Json.text(origin, "namespace") + "/" + Json.text(origin, "name");
    }

    private void enter(ObjectNode volume, String phase) {
        change(volume, current -> Json.child(current, "status").put("phase", phase));
    }

    private void change(ObjectNode volume, Consumer<ObjectNode> change) {
        cluster.change(types.dataVolumes(), volume, change, Callers.CDI);
    }
}
