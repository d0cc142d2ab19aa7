package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Defaults of NetworkPolicies: which directions they speak of, TCP. */
final class NetworkPolicyDefaults implements Admission {

    private static boolean concerns(Write write) {
        return write.type().group().equals("networking.k8s.io")
                && write.type().plural().equals("networkpolicies");
    }

    @Override
    public void mutate(Write write) {
        var policy = write.object();
        if (policy == null || !concerns(write)) {
            return;
        }
        var spec = Json.child(policy, "spec");
        if (Json.at(spec, "policyTypes").isEmpty()) {
            var types = spec.putArray("policyTypes").add("Ingress");
            if (!Json.at(spec, "egress").isEmpty()) {
                types.add("Egress");
            }
        }
        for (var direction : new String[] {"ingress", "egress"}) {
            for (var rule : Json.list(spec, direction)) {
                for (var port : Json.list(rule, "ports")) {
                    if (!Json.has(port, "protocol")) {
                        port.put("protocol", "TCP");
                    }
                }
            }
        }
    }

    @Override
    public void validate(Write write) {
        var policy = write.object();
        if (policy == null || !concerns(write)) {
            return;
        }
        var causes = new ArrayList<Cause>();
        check(policy, "ingress", causes);
        check(policy, "egress", causes);
        if (!causes.isEmpty()) {
            throw StatusException.invalid(write.type(), Json.name(policy), causes);
        }
    }

    private static void check(ObjectNode policy, String direction, List<Cause> causes) {
        var rules = Json.list(policy, "spec", direction);
        for (var rule = 0; rule < rules.size(); rule++) {
            var ports = Json.list(rules.get(rule), "ports");
            for (var port = 0; port < ports.size(); port++) {
                var field = "spec.%s[%d].ports[%d]".formatted(direction, rule, port);
                Ports.check(Json.at(ports.get(port), "port"), field + ".port", causes);
                Ports.check(Json.at(ports.get(port), "endPort"), field + ".endPort", causes);
            }
        }
    }
}
