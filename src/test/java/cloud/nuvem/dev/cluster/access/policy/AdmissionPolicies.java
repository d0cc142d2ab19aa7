package cloud.nuvem.dev.cluster.access.policy;

import cloud.nuvem.dev.cluster.access.Refusals;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import com.google.common.base.Suppliers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Refuses writes that a stored ValidatingAdmissionPolicy forbids, a moment after the policy was stored. */
public final class AdmissionPolicies implements Admission {

    private static final String GROUP = "admissionregistration.k8s.io";
    static final String POLICIES = "validatingadmissionpolicies";
    private static final String BINDINGS = "validatingadmissionpolicybindings";

    private record Bound(Policy policy, List<PolicyBinding> bindings) {}

    private final Resources resources;
    private final ResourceType namespaces;
    private final Map<String, Policy> policies = new ConcurrentHashMap<>();
    private final Map<String, PolicyBinding> bindings = new ConcurrentHashMap<>();
    private volatile List<Bound> bound = List.of();

    public AdmissionPolicies(Resources resources) {
        this.resources = resources;
        this.namespaces = resources.type("", "namespaces");
        watch(POLICIES, policies, PolicyCompiler::compile);
        watch(BINDINGS, bindings, PolicyBinding::of);
    }

    /** Whether as many policies and bindings are known as are stored. */
    public boolean isCurrent(Resources resources) {
        return policies.size()
                        == resources.list(resources.type(GROUP, POLICIES), null).size()
                && bindings.size()
                        == resources.list(resources.type(GROUP, BINDINGS), null).size();
    }

    @Override
    public void validate(Write write) {
        if (write.type().group().equals(GROUP)) {
            PolicySyntax.check(write);
            return;
        }
        Supplier<@Nullable JsonNode> namespace = Suppliers.memoize(() -> namespaceOf(write));
        var values = Values.of(write, namespace);
        for (Bound candidate : bound) {
            if (candidate.policy.match().matches(write, namespace)) {
                check(candidate, write, namespace, values);
            }
        }
    }

    private static void check(Bound candidate, Write write, Supplier<@Nullable JsonNode> namespace, Values values) {
        var bindings = candidate.bindings.stream()
                .filter(binding -> binding.match().matches(write, namespace))
                .toList();
        if (bindings.isEmpty()) {
            return;
        }
        for (var violation : candidate.policy.violations(values)) {
            bindings.forEach(binding -> act(write, candidate.policy, binding, violation));
        }
    }

    /** Denies or warns; what is only audited goes on unseen, for nobody reads an audit log here. */
    private static void act(Write write, Policy policy, PolicyBinding binding, Policy.Violation violation) {
        if (binding.actions().contains("Deny")) {
            throw refusal(write, policy, binding, violation);
        }
        if (binding.actions().contains("Warn")) {
            write.warnings()
                    .add("Validation failed for ValidatingAdmissionPolicy '%s' with binding '%s': %s"
                            .formatted(policy.name(), binding.name(), violation.message()));
        }
    }

    private static StatusException refusal(
            Write write, Policy policy, PolicyBinding binding, Policy.Violation violation) {
        var type = write.type();
        var name = Refusals.nameOf(write);
        var sentence = "ValidatingAdmissionPolicy '%s' with binding '%s' denied request: %s"
                .formatted(policy.name(), binding.name(), violation.message());
        return new StatusException(
                code(violation.reason()),
                violation.reason(),
                Refusals.about(type.group(), type.plural(), name) + sentence,
                type.group(),
                type.plural(),
                name,
                List.of(new StatusException.Cause("", "", sentence)),
                Map.of());
    }

    private static int code(String reason) {
        return switch (reason) {
            case "Forbidden" -> 403;
            case "Unauthorized" -> 401;
            case "RequestEntityTooLarge" -> 413;
            default -> 422;
        };
    }

    private @Nullable JsonNode namespaceOf(Write write) {
        var namespace = write.request().namespace();
        return !write.type().namespaced() || namespace == null
                ? null
                : resources.get(namespaces, null, namespace).orElse(null);
    }

    private <T> void watch(String plural, Map<String, T> known, Function<JsonNode, T> parse) {
        resources.watch(resources.type(GROUP, plural), event -> {
            var name = event.object().path("metadata").path("name").asString();
            if (event.type() == Resources.Event.Type.DELETED) {
                known.remove(name);
            } else {
                known.put(name, parse.apply(event.object()));
            }
            bind();
        });
    }

    private synchronized void bind() {
        bound = policies.values().stream()
                .sorted(Comparator.comparing(Policy::name))
                .map(policy -> new Bound(policy, bindingsOf(policy)))
                .filter(candidate -> !candidate.bindings.isEmpty())
                .toList();
    }

    private List<PolicyBinding> bindingsOf(Policy policy) {
        return bindings.values().stream()
                .filter(binding -> binding.policy().equals(policy.name()))
                .sorted(Comparator.comparing(PolicyBinding::name))
                .toList();
    }
}
