package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** {@code pods/log}: what a guest says on its serial console while it boots, or a line of the launcher. */
final class PodLog implements Subresource {

    private final Resources resources;

    PodLog(Resources resources) {
        this.resources = resources;
    }

    @Override
    public Answer handle(Call call) {
        var type = resources.type("", "pods");
        var name = Objects.requireNonNull(call.request().name());
        var pod = resources
                .get(type, call.request().namespace(), name)
                .orElseThrow(() -> StatusException.notFound(type, name));
        var names = Json.list(pod, "spec", "containers").stream()
                .map(container -> Json.text(container, "name"))
                .toList();
        var container = call.query().getOrDefault("container", "");
        if (container.isEmpty() && names.size() > 1) {
            throw StatusException.of(
                    400,
                    "BadRequest",
                    "a container name must be specified for pod %s, choose one of: %s"
                            .formatted(name, names.stream().collect(Collectors.joining(" ", "[", "]"))));
        }
        if (!container.isEmpty() && !names.contains(container)) {
            throw StatusException.of(
                    400, "BadRequest", "container %s is not valid for pod %s".formatted(container, name));
        }
        if (!Json.text(pod, "status", "phase").equals("Running")) {
            throw StatusException.of(
                    400,
                    "BadRequest",
                    "container \"%s\" in pod \"%s\" is waiting to start: ContainerCreating"
                            .formatted(container.isEmpty() ? names.getFirst() : container, name));
        }
        var lines = container.equals("guest-console-log") ? console(pod) : launcher(pod);
        var tail = Integer.parseInt(call.query().getOrDefault("tailLines", String.valueOf(lines.size())));
        var text = lines.subList(Math.max(0, lines.size() - Math.max(0, tail)), lines.size()).stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return new Answer(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> console(ObjectNode pod) {
        var host = Json.label(pod, "vm.kubevirt.io/name");
        return List.of(
                "[    0.000000] Linux version 6.12.48 (builder@nuvem)",
                "[    0.000000] Command line: BOOT_IMAGE=/boot/vmlinuz root=/dev/vda1 ro console=tty0 console=ttyS0",
                "[    1.204113] virtio_blk virtio2: [vda] ready",
                "[    2.790431] systemd[1]: Hostname set to <%s>.".formatted(host),
                "[    6.310927] cloud-init[412]: Cloud-init finished",
                "",
                host + " login: ");
    }

    private static List<String> launcher(ObjectNode pod) {
        return List.of("started " + Json.name(pod));
    }
}
