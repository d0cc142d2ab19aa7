package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.compute.Phase;
import cloud.nuvem.dev.cluster.controllers.guests.GuestKeeper;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource.Answer;
import cloud.nuvem.dev.cluster.core.Subresource.Call;
import cloud.nuvem.dev.cluster.guest.RunningGuest;
import java.io.IOException;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Screen, serial line and screenshot of an instance, as KubeVirt 1.9 serves them: everything is checked before the upgrade,
 * a newcomer drives out who was there, unless the screen was asked for with {@code preserveSession}.
 */
final class Consoles {

    private static final Set<String> YES = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final String NOT_RUNNING = "VMI is not running";
    private static final String OCCUPIED =
            "Can't connect to websocket (503): websocket: bad handshake: application info: "
                    + "Active VNC connection. Request denied.";

    private final Machines machines;
    private final GuestKeeper guests;

    Consoles(Machines machines, GuestKeeper guests) {
        this.machines = machines;
        this.guests = guests;
    }

    Answer screen(Call call) {
        var guest = guest(withDisplay(Request.of(call)));
        if (YES.contains(call.query().getOrDefault("preserveSession", ""))
                && guest.screen().isTaken()) {
            throw Request.internal(OCCUPIED);
        }
        return new Answer.Connected(viewer -> guest.screen().take(viewer, guest.machine()::showScreen));
    }

    Answer serial(Call call) {
        var request = Request.of(call);
        var instance = machines.requiredInstance(request);
        if (isWithout(instance, "autoattachSerialConsole")) {
            throw Request.badRequest("No serial consoles are present.");
        }
        if (Json.text(instance, "status", "phase").equals(Phase.FAILED)) {
            throw request.conflict(Machines.INSTANCE, "VMI is in failed status");
        }
        var guest = guest(running(instance));
        return new Answer.Connected(terminal -> guest.serial().take(terminal, guest.machine()::connectSerial));
    }

    /** Refuses in plain text with 500, whatever the cause; {@code moveCursor} is taken and has no effect any more. */
    Answer screenshot(Call call) {
        try {
            var guest = guest(withDisplay(Request.of(call)));
            return new Answer.Finished(200, "image/png", guest.machine().screenshot());
        } catch (StatusException | IOException refused) {
            return Answer.text(500, "text/plain; charset=utf-8", String.valueOf(refused.getMessage()));
        }
    }

    private ObjectNode withDisplay(Request request) {
        var instance = machines.requiredInstance(request);
        if (isWithout(instance, "autoattachGraphicsDevice")) {
            throw Request.badRequest("No graphics devices are present.");
        }
        return running(instance);
    }

    private static ObjectNode running(ObjectNode instance) {
        if (!Phase.isRunning(instance)) {
            throw Request.badRequest(NOT_RUNNING);
        }
        return instance;
    }

    private static boolean isWithout(ObjectNode instance, String device) {
        return Json.has(instance, "spec", "domain", "devices", device)
                && !Json.flag(instance, "spec", "domain", "devices", device);
    }

    private RunningGuest guest(ObjectNode instance) {
        return guests.of(instance).orElseThrow(() -> Request.badRequest(NOT_RUNNING));
    }
}
