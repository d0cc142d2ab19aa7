package cloud.nuvem.dev.cluster.controllers.guests;

import cloud.nuvem.dev.cluster.controllers.Pace;
import cloud.nuvem.dev.cluster.controllers.compute.Guest;
import cloud.nuvem.dev.cluster.controllers.compute.Phase;
import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.guest.GuestFacts;
import cloud.nuvem.dev.cluster.guest.GuestMachine;
import cloud.nuvem.dev.cluster.guest.Guests;
import cloud.nuvem.dev.cluster.guest.RunningGuest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Finds the guest of an instance, and does to guests what happens to their instances. */
public final class GuestKeeper implements AutoCloseable {

    private static final Duration BOOT = Duration.ofSeconds(8);

    private final Resources resources;
    private final Pace pace;
    private final Guests guests;
    private final Map<String, String> nodes = new ConcurrentHashMap<>();
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();

    public GuestKeeper(Resources resources, Pace pace, Guests guests) {
        this.resources = resources;
        this.pace = pace;
        this.guests = guests;
    }

    /** Hears of instances from now on; only before the watches open. */
    public void follow(Surroundings cluster) {
        cluster.watches().on(cluster.types().instances(), this::onInstance);
    }

    private void onInstance(Resources.Event event) {
        var instance = event.object();
        var uid = Json.uid(instance);
        if (event.type() == Resources.Event.Type.DELETED || Phase.isFinal(instance)) {
            nodes.remove(uid);
            leaving.remove(uid);
            guests.turnOff(uid);
        } else if (Phase.isRunning(instance)) {
            var node = Json.text(instance, "status", "nodeName");
            var before = nodes.put(uid, node);
            if (before != null && !before.equals(node)) {
                guests.find(uid).ifPresent(RunningGuest::hangUp);
            }
            guests.find(uid).ifPresent(guest -> keepInStep(guest, instance));
            if (guests.areReal() && before == null && !Json.deleting(instance)) {
                Thread.ofVirtual().name("guest-start-" + uid).start(() -> of(instance));
            }
            if (Json.deleting(instance) && leaving.add(uid)) {
                guests.find(uid).ifPresent(guest -> guest.machine().askToPowerOff());
            }
        }
    }

    private static void keepInStep(RunningGuest guest, ObjectNode instance) {
        if (Conditions.isTrue(instance, "Paused")) {
            guest.machine().pause();
        } else {
            guest.machine().resume();
        }
    }

    /** The guest of an instance that runs; empty when it has stopped meanwhile. */
    public Optional<RunningGuest> of(ObjectNode instance) {
        var uid = Json.uid(instance);
        var guest = guests.turnOn(facts(instance), new InstancePower(resources, instance));
        var now = resources
                .get(
                        resources.type("kubevirt.io", "virtualmachineinstances"),
                        Json.text(instance, "metadata", "namespace"),
                        Json.name(instance))
                .filter(current -> Json.uid(current).equals(uid) && Phase.isRunning(current));
        if (now.isEmpty()) {
            guests.turnOff(uid);
            return Optional.empty();
        }
        keepInStep(guest, now.get());
        return Optional.of(guest);
    }

    /** Does something to the guest of an instance that runs. */
    public void tell(ObjectNode instance, Consumer<GuestMachine> what) {
        of(instance).ifPresent(guest -> what.accept(guest.machine()));
    }

    private GuestFacts facts(ObjectNode instance) {
        var system = Json.child(Guest.of(instance), "os");
        var given = Json.text(instance, "spec", "hostname");
        return new GuestFacts(
                Json.uid(instance),
                given.isEmpty() ? Json.name(instance) : given,
                Json.text(system, "prettyName"),
                Json.text(system, "kernelRelease"),
                Json.list(instance, "status", "interfaces").stream()
                        .map(each -> Json.text(each, "ipAddress"))
                        .filter(address -> !address.isEmpty())
                        .findFirst(),
                started(instance),
                pace.of(BOOT));
    }

    private static Instant started(ObjectNode instance) {
        return Json.list(instance, "status", "phaseTransitionTimestamps").stream()
                .filter(each -> Json.text(each, "phase").equals(Phase.RUNNING))
                .map(each -> Instant.parse(Json.text(each, "phaseTransitionTimestamp")))
                .findFirst()
                .orElseGet(Instant::now);
    }

    @Override
    public void close() {
        guests.close();
    }
}
