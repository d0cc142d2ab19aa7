package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.Resources.Event;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Puts pods on nodes; those that fit nowhere wait until room appears. */
final class Scheduler extends Reconciler {

    private static final Key ROOM = new Key(null, "room appeared");
    private static final Duration CALM = Duration.ofMillis(500);

    private final NodeLedger ledger = new NodeLedger();
    private final Map<Key, NodeLedger.Request> waiting = Collections.synchronizedMap(new LinkedHashMap<>());

    Scheduler(Surroundings cluster) {
        super(cluster);
        cluster.watches().on(types.nodes(), event -> {
            if (event.type() == Event.Type.DELETED) {
                ledger.forgetNode(Json.name(event.object()));
            } else {
                ledger.noteNode(event.object());
            }
            enqueueAfter(ROOM, CALM);
        });
        cluster.watches().on(types.pods(), this::onPod);
    }

    private void onPod(Event event) {
        var pod = event.object();
        var present = event.type() != Event.Type.DELETED;
        if (ledger.notePod(pod, present) && !waiting.isEmpty()) {
            enqueueAfter(ROOM, CALM);
        }
        if (!present) {
            waiting.remove(Key.of(pod));
        } else if (Json.text(pod, "spec", "nodeName").isEmpty() && !waiting.containsKey(Key.of(pod))) {
            enqueue(Key.of(pod));
        }
    }

    @Override
    protected void reconcile(Key key) {
        if (key.equals(ROOM)) {
            retry();
            return;
        }
        var found = resources.get(types.pods(), key.namespace(), key.name());
        if (found.isEmpty() || !Json.text(found.get(), "spec", "nodeName").isEmpty()) {
            waiting.remove(key);
            return;
        }
        var pod = found.get();
        var request = NodeLedger.Request.of(pod);
        var placement = ledger.place(Json.uid(pod), request);
        if (placement.node().isPresent()) {
            waiting.remove(key);
            bind(pod, placement.node().get());
        } else {
            waiting.put(key, request);
            refuse(pod, placement.refusal());
        }
    }

    private void retry() {
        List<Map.Entry<Key, NodeLedger.Request>> all;
        synchronized (waiting) {
            all = List.copyOf(waiting.entrySet());
        }
        all.stream().filter(entry -> ledger.fits(entry.getValue())).forEach(entry -> enqueue(entry.getKey()));
    }

    private void bind(ObjectNode pod, String node) {
        var key = Key.of(pod);
        var bound = resources.change(
                types.pods(),
                key.namespace(),
                key.name(),
                current -> {
                    Json.child(current, "spec").put("nodeName", node);
                    Conditions.set(current, new Condition("PodScheduled", "True", "", ""));
                },
                Callers.SCHEDULER);
        if (bound.isEmpty()) {
            ledger.release(Json.uid(pod));
            return;
        }
        cluster.events()
                .normal(Component.SCHEDULER, pod, "Scheduled", "Successfully assigned %s to %s".formatted(key, node));
    }

    private void refuse(ObjectNode pod, String message) {
        var key = Key.of(pod);
        resources.change(
                types.pods(),
                key.namespace(),
                key.name(),
                current -> Conditions.set(current, new Condition("PodScheduled", "False", "Unschedulable", message)),
                Callers.SCHEDULER);
        cluster.events().warning(Component.SCHEDULER, pod, "FailedScheduling", message);
    }
}
