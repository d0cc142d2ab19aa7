package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes Kubernetes Events; the same thing said again of the same object only counts up. */
public final class EventRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
    private static final int REMEMBERED = 5_000;

    private record Said(String uid, String reason, String message) {}

    private final Resources resources;
    private final ResourceType type;
    private final Map<Said, String> names = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Said, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    public EventRecorder(Resources resources, ResourceType type) {
        this.resources = resources;
        this.type = type;
    }

    public void normal(Component by, ObjectNode about, String reason, String message) {
        write(by, about, "Normal", new Said(Json.uid(about), reason, message));
    }

    public void warning(Component by, ObjectNode about, String reason, String message) {
        write(by, about, "Warning", new Said(Json.uid(about), reason, message));
    }

    private void write(Component by, ObjectNode about, String severity, Said said) {
        var key = Key.of(about);
        var namespace = key.namespace() == null ? "default" : key.namespace();
        try {
            var known = names.get(said);
            if (known == null || !countUp(namespace, known)) {
                var event = event(by, about, severity, said);
                Json.child(event, "metadata").put("namespace", namespace);
                resources.create(type, event, by.caller());
                names.put(said, Json.name(event));
            }
        } catch (StatusException refused) {
            // An event is never worth failing for: its namespace may be going away.
            LOG.debug("event {} about {}: {}", said.reason(), key, refused.getMessage());
        }
    }

    private boolean countUp(String namespace, String name) {
        return resources
                .change(
                        type,
                        namespace,
                        name,
                        event -> event.put("count", Json.number(event, 1, "count") + 1)
                                .put("lastTimestamp", Json.now()),
                        Callers.KUBEVIRT)
                .isPresent();
    }

    private static ObjectNode event(Component by, ObjectNode about, String severity, Said said) {
        var now = Json.now();
        var event = Json.object().put("apiVersion", "v1").put("kind", "Event");
        var suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Json.child(event, "metadata").put("name", Json.name(about) + "." + suffix);
        event.putObject("involvedObject")
                .put("apiVersion", Json.text(about, "apiVersion"))
                .put("kind", Json.text(about, "kind"))
                .put("name", Json.name(about))
                .put("namespace", Json.text(about, "metadata", "namespace"))
                .put("resourceVersion", Json.text(about, "metadata", "resourceVersion"))
                .put("uid", Json.uid(about));
        event.put("reason", said.reason())
                .put("message", said.message())
                .put("type", severity)
                .put("count", 1)
                .put("firstTimestamp", now)
                .put("lastTimestamp", now)
                .put("reportingComponent", by.title())
                .put("reportingInstance", "");
        event.putObject("source").put("component", by.title());
        return event;
    }
}
