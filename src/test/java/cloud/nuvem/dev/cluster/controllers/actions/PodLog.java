package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.compute.Phase;
import cloud.nuvem.dev.cluster.controllers.guests.GuestKeeper;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.guest.SerialLog;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** {@code pods/log}: what a guest says on its serial line, or a line of the launcher. */
final class PodLog implements Subresource {

    private static final String CONSOLE = "guest-console-log";

    private final Resources resources;
    private final GuestKeeper guests;

    PodLog(Resources resources, GuestKeeper guests) {
        this.resources = resources;
        this.guests = guests;
    }

    @Override
    public Answer handle(Call call) {
        var type = resources.type("", "pods");
        var name = Objects.requireNonNull(call.request().name());
        var pod = resources
                .get(type, call.request().namespace(), name)
                .orElseThrow(() -> StatusException.notFound(type, name));
        var container = container(pod, call.query().getOrDefault("container", ""));
        var wanted = LogOptions.of(call.query());
        if (!Json.text(pod, "status", "phase").equals("Running")) {
            throw Request.badRequest(
                    "container \"%s\" in pod \"%s\" is waiting to start: ContainerCreating".formatted(container, name));
        }
        var restarted = restarted(pod, container);
        if (wanted.previous() && restarted.isEmpty()) {
            throw Request.badRequest(
                    "previous terminated container \"%s\" in pod \"%s\" not found".formatted(container, name));
        }
        var log = container.equals(CONSOLE) ? console(pod) : launcher(pod);
        return new Answer.Flowing(
                "text/plain", restarted.map(wanted::with).orElse(wanted).of(log));
    }

    /** When the container's last run ended, as its status says. */
    private static Optional<Instant> restarted(ObjectNode pod, String container) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(kind -> Json.list(pod, "status", kind).stream())
                .filter(status -> Json.text(status, "name").equals(container))
                .map(status -> Json.text(status, "lastState", "terminated", "finishedAt"))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse)
                .findFirst();
    }

    private static String container(ObjectNode pod, String asked) {
        var names = Stream.of("initContainers", "containers")
                .flatMap(kind -> Json.list(pod, "spec", kind).stream())
                .map(container -> Json.text(container, "name"))
                .toList();
        if (!asked.isEmpty() && !names.contains(asked)) {
            throw Request.badRequest("container %s is not valid for pod %s".formatted(asked, Json.name(pod)));
        }
        if (asked.isEmpty() && names.size() > 1) {
            throw Request.badRequest("a container name must be specified for pod %s, choose one of: %s"
                    .formatted(Json.name(pod), names.stream().collect(Collectors.joining(" ", "[", "]"))));
        }
        return asked.isEmpty() ? names.getFirst() : asked;
    }

    private SerialLog console(ObjectNode pod) {
        return resources
                .get(
                        resources.type("kubevirt.io", "virtualmachineinstances"),
                        Json.text(pod, "metadata", "namespace"),
                        Json.label(pod, "vm.kubevirt.io/name"))
                .filter(instance -> Phase.isRunning(instance)
                        && Json.uid(instance).equals(Json.label(pod, "kubevirt.io/created-by")))
                .flatMap(guests::of)
                .map(guest -> guest.machine().serialLog())
                .orElseGet(() -> closed(List.of()));
    }

    private static SerialLog launcher(ObjectNode pod) {
        return closed(List.of("started " + Json.name(pod)));
    }

    private static SerialLog closed(List<String> lines) {
        var log = new SerialLog();
        lines.forEach(line -> log.add(line + "\n", Instant.now()));
        log.end();
        return log;
    }
}
