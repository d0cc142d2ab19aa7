package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Admission;
import tools.jackson.databind.node.ObjectNode;

/** Defaults of pods. */
final class PodDefaults implements Admission {

    private static final int GRACE_SECONDS = 30;

    @Override
    public void mutate(Write write) {
        var pod = write.object();
        if (pod == null
                || write.operation() != Operation.CREATE
                || !write.type().group().isEmpty()
                || !write.type().plural().equals("pods")) {
            return;
        }
        var spec = Json.child(pod, "spec");
        putIfAbsent(spec, "restartPolicy", "Always");
        putIfAbsent(spec, "dnsPolicy", "ClusterFirst");
        putIfAbsent(spec, "schedulerName", "default-scheduler");
        putIfAbsent(spec, "serviceAccountName", "default");
        if (!Json.has(spec, "terminationGracePeriodSeconds")) {
            spec.put("terminationGracePeriodSeconds", GRACE_SECONDS);
        }
        Json.list(spec, "containers").forEach(PodDefaults::fillContainer);
        Json.child(pod, "status").put("phase", "Pending");
    }

    private static void fillContainer(ObjectNode container) {
        var image = Json.text(container, "image");
        var latest = image.endsWith(":latest") || image.lastIndexOf(':') <= image.lastIndexOf('/');
        putIfAbsent(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
    }

    private static void putIfAbsent(ObjectNode target, String field, String value) {
        if (!Json.has(target, field)) {
            target.put(field, value);
        }
    }
}
