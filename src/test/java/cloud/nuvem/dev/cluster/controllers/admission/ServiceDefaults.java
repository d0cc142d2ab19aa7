package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import java.util.ArrayList;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Defaults of Services: addresses, ports, what goes without saying. */
final class ServiceDefaults implements Admission {

    private final ServiceNumbers numbers;

    ServiceDefaults(Resources resources) {
        this.numbers = new ServiceNumbers(resources);
    }

    private static boolean concerns(Write write) {
        return write.type().group().isEmpty() && write.type().plural().equals("services");
    }

    @Override
    public void mutate(Write write) {
        var service = write.object();
        if (service == null || !concerns(write) || Json.deleting(service)) {
            return;
        }
        var spec = Json.child(service, "spec");
        putIfAbsent(spec, "type", "ClusterIP");
        putIfAbsent(spec, "sessionAffinity", "None");
        var type = Json.text(spec, "type");
        if (type.equals("ExternalName")) {
            return;
        }
        var old = write.oldObject() == null ? Json.object() : Json.child(write.oldObject(), "spec");
        keep(spec, old, "clusterIP");
        putIfAbsent(spec, "internalTrafficPolicy", "Cluster");
        putIfAbsent(spec, "ipFamilyPolicy", "SingleStack");
        if (!Json.has(spec, "ipFamilies")) {
            spec.putArray("ipFamilies").add("IPv4");
        }
        if (!Json.has(spec, "clusterIP")) {
            spec.put("clusterIP", write.dryRun() ? "10.96.0.0" : numbers.clusterAddress());
        }
        spec.putArray("clusterIPs").add(Json.text(spec, "clusterIP"));
        if (!type.equals("ClusterIP")) {
            putIfAbsent(spec, "externalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer") && !Json.has(spec, "allocateLoadBalancerNodePorts")) {
            spec.put("allocateLoadBalancerNodePorts", true);
        }
        for (var port : Json.list(spec, "ports")) {
            fillPort(port, old, type, write.dryRun());
        }
        Json.child(service, "status", "loadBalancer");
    }

    private void fillPort(ObjectNode port, ObjectNode oldSpec, String type, boolean dryRun) {
        putIfAbsent(port, "protocol", "TCP");
        if (!Json.has(port, "targetPort") && Json.has(port, "port")) {
            port.set("targetPort", Json.at(port, "port"));
        }
        if (type.equals("ClusterIP")) {
            return;
        }
        Json.list(oldSpec, "ports").stream()
                .filter(before -> Json.text(before, "port").equals(Json.text(port, "port"))
                        && Json.text(before, "protocol").equals(Json.text(port, "protocol")))
                .findFirst()
                .ifPresent(before -> keep(port, before, "nodePort"));
        if (!Json.has(port, "nodePort") && !dryRun) {
            port.put("nodePort", numbers.nodePort());
        }
    }

    private static void keep(ObjectNode now, ObjectNode before, String field) {
        if (!Json.has(now, field) && Json.has(before, field)) {
            now.set(field, Json.at(before, field));
        }
    }

    private static void putIfAbsent(ObjectNode target, String field, String value) {
        if (!Json.has(target, field)) {
            target.put(field, value);
        }
    }

    @Override
    public void validate(Write write) {
        var service = write.object();
        if (service == null || !concerns(write)) {
            return;
        }
        var causes = new ArrayList<Cause>();
        var type = Json.text(service, "spec", "type");
        var ports = Json.list(service, "spec", "ports");
        if (!Set.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName").contains(type)) {
            causes.add(new Cause(
                    "FieldValueNotSupported",
                    "spec.type",
                    "Unsupported value: \"%s\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\""
                            .formatted(type)));
        }
        var portless = type.equals("ExternalName")
                || Json.text(service, "spec", "clusterIP").equals("None");
        if (ports.isEmpty() && !portless) {
            causes.add(new Cause("FieldValueRequired", "spec.ports", "Required value"));
        }
        for (var index = 0; index < ports.size(); index++) {
            var field = "spec.ports[" + index + "]";
            Ports.check(Json.at(ports.get(index), "port"), field + ".port", causes);
            Ports.check(Json.at(ports.get(index), "targetPort"), field + ".targetPort", causes);
            if (ports.size() > 1 && Json.text(ports.get(index), "name").isEmpty()) {
                causes.add(new Cause("FieldValueRequired", field + ".name", "Required value"));
            }
        }
        if (!causes.isEmpty()) {
            throw StatusException.invalid(write.type(), Json.name(service), causes);
        }
    }
}
