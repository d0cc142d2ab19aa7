package cloud.nuvem.dev.cluster.controllers.housekeeping;

import cloud.nuvem.dev.cluster.controllers.work.Callers;
import cloud.nuvem.dev.cluster.controllers.work.Component;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.controllers.work.Reconciler;
import cloud.nuvem.dev.cluster.controllers.work.Surroundings;
import cloud.nuvem.dev.cluster.core.Resources.Event;
import java.time.Duration;
import java.util.BitSet;
import tools.jackson.databind.JsonNode;

/** Gives Services of type LoadBalancer a public address of 203.0.113.0/24 (TEST-NET-3); when none is left they wait. */
final class LoadBalancerController extends Reconciler {

    private static final String NETWORK = "203.0.113.";
    private static final int LAST = 254;
    private static final Duration ANNOUNCING = Duration.ofSeconds(2);

    private final BitSet taken = new BitSet();

    LoadBalancerController(Surroundings cluster) {
        super(cluster);
        cluster.watches().on(types.services(), this::onService);
    }

    private void onService(Event event) {
        var address = address(event.object());
        if (event.type() == Event.Type.DELETED) {
            mark(address, false);
        } else {
            mark(address, true);
            enqueue(Key.of(event.object()));
        }
    }

    private static String address(JsonNode service) {
        return Json.text(Json.at(service, "status", "loadBalancer", "ingress").path(0), "ip");
    }

    private synchronized void mark(String address, boolean inUse) {
        if (address.startsWith(NETWORK)) {
            taken.set(Integer.parseInt(address.substring(NETWORK.length())), inUse);
        }
    }

    private synchronized int allocate() {
        var free = taken.nextClearBit(1);
        if (free <= LAST) {
            taken.set(free);
        }
        return free;
    }

    @Override
    protected void reconcile(Key key) {
        var found = resources.get(types.services(), key.namespace(), key.name());
        if (found.isEmpty() || !Json.text(found.get(), "spec", "type").equals("LoadBalancer")) {
            forget(key);
            return;
        }
        if (!address(found.get()).isEmpty() || !elapsed(key, "announce", ANNOUNCING)) {
            return;
        }
        var host = allocate();
        if (host > LAST) {
            cluster.events()
                    .warning(
                            Component.SERVICES,
                            found.get(),
                            "AllocationFailed",
                            "Failed to allocate IP for \"%s\": no available IPs".formatted(key));
            enqueueAfter(key, ANNOUNCING.multipliedBy(5));
            return;
        }
        resources.change(
                types.services(),
                key.namespace(),
                key.name(),
                service -> Json.array(Json.child(service, "status", "loadBalancer"), "ingress")
                        .addObject()
                        .put("ip", NETWORK + host)
                        .put("ipMode", "VIP"),
                Callers.LOAD_BALANCERS);
    }
}
