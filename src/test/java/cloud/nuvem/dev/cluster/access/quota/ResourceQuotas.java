package cloud.nuvem.dev.cluster.access.quota;

import cloud.nuvem.dev.cluster.access.Refusals;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses what would take a namespace beyond one of its quotas. Must be the last to validate: what passes here counts
 * until the store has told otherwise. Asked before existence, so at a full quota a name that is taken answers 403.
 */
public final class ResourceQuotas implements Admission {

    private final Resources resources;
    private final ResourceType quotas;
    private final Ledger ledger = new Ledger(InstantSource.system());
    private final Set<String> measured = new HashSet<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    public ResourceQuotas(Resources resources) {
        this.resources = resources;
        this.quotas = resources.type("", "resourcequotas");
        resources.watch(quotas, event -> {
            measure(event.object());
            tell(event.object().path("metadata").path("namespace").asString());
        });
    }

    @Override
    public void validate(Write write) {
        var object = write.object();
        var namespace = write.request().namespace();
        if (object == null
                || namespace == null
                || !write.request().subresource().isEmpty()) {
            return;
        }
        if (write.type().equals(quotas)) {
            QuotaSyntax.check(write, object);
            measure(object);
        }
        var wanted = Usage.of(write.type(), object);
        var old = write.oldObject();
        var delta = old == null ? wanted : wanted.minus(Usage.of(write.type(), old));
        if (!delta.isNothing()) {
            check(write, namespace, wanted, delta);
        }
    }

    /** Calls back with the namespace whenever what it takes, or may take, has changed. */
    void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** The status of a quota as of now. */
    void fillStatus(ObjectNode quota) {
        var hard = quota.path("spec").path("hard");
        var used = ledger.used(quota.path("metadata").path("namespace").asString());
        var status = quota.putObject("status");
        status.set("hard", hard.deepCopy());
        var shown = status.putObject("used");
        hard.propertyNames().forEach(name -> shown.put(name, Amounts.print(name, used.of(name))));
    }

    private void check(Write write, String namespace, Usage wanted, Usage delta) {
        var limits = resources.list(quotas, namespace);
        if (limits.isEmpty()) {
            return;
        }
        var used = ledger.used(namespace);
        limits.forEach(quota -> check(write, quota, used, delta));
        var key = key(write.type(), namespace, Refusals.nameOf(write));
        boolean taken = write.operation() == Operation.CREATE && ledger.has(key);
        if (!write.dryRun() && !taken) {
            ledger.admit(key, wanted);
        }
    }

    private static void check(Write write, ObjectNode quota, Usage used, Usage delta) {
        var hard = Usage.ofHard(quota.path("spec").path("hard"));
        var exceeded = hard.amounts().keySet().stream()
                .filter(name -> delta.of(name).signum() > 0)
                .filter(name -> used.of(name).add(delta.of(name)).compareTo(hard.of(name)) > 0)
                .toList();
        if (!exceeded.isEmpty()) {
            throw Refusals.forbidden(
                    write,
                    "exceeded quota: %s, requested: %s, used: %s, limited: %s"
                            .formatted(
                                    quota.path("metadata").path("name").asString(),
                                    delta.only(exceeded),
                                    used.only(exceeded),
                                    hard.only(exceeded)));
        }
    }

    /** Starts to watch every kind that a quota is about. What exists is known when this returns. */
    private void measure(ObjectNode quota) {
        for (String name : quota.path("spec").path("hard").propertyNames()) {
            QuotaSyntax.measuredType(resources, name).ifPresent(this::measure);
        }
    }

    private synchronized void measure(ResourceType type) {
        if (!measured.add(type.qualifiedName())) {
            return;
        }
        resources.watch(type, event -> {
            boolean gone = event.type() == Resources.Event.Type.DELETED;
            var key = keyOf(type, event.object());
            ledger.store(key, gone ? null : Usage.of(type, event.object()));
            tell(key.namespace());
        });
        resources.list(type, null).forEach(object -> ledger.store(keyOf(type, object), Usage.of(type, object)));
    }

    private void tell(String namespace) {
        listeners.forEach(listener -> listener.accept(namespace));
    }

    private static Ledger.Key keyOf(ResourceType type, JsonNode object) {
        var metadata = object.path("metadata");
        return key(
                type,
                metadata.path("namespace").asString(""),
                metadata.path("name").asString());
    }

    private static Ledger.Key key(ResourceType type, String namespace, String name) {
        return new Ledger.Key(namespace, type.qualifiedName() + "/" + name);
    }
}
