package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.core.Resources.Event;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Passes on what changes the state of a DataVolume, and keeps its percents to itself: machines do not care for them. */
final class Milestones implements Consumer<Event> {

    private final Consumer<Key> listener;
    private final Map<Key, String> states = new ConcurrentHashMap<>();

    Milestones(Consumer<Key> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(Event event) {
        var key = Key.of(event.object());
        if (event.type() == Event.Type.DELETED) {
            states.remove(key);
            listener.accept(key);
            return;
        }
        var state = state(event.object());
        if (!state.equals(states.put(key, state))) {
            listener.accept(key);
        }
    }

    private static String state(ObjectNode dataVolume) {
        var running = Conditions.find(dataVolume, "Running")
                .map(condition -> Json.text(condition, "status") + Json.text(condition, "reason"))
                .orElse("");
        return Json.text(dataVolume, "status", "phase") + running + Conditions.isTrue(dataVolume, "Bound");
    }
}
