package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What KubeVirt refuses in the interfaces and networks of an instance. */
final class NetworkRules {

    private static final List<String> BINDINGS = List.of("bridge", "masquerade", "sriov", "passtBinding", "binding");

    private NetworkRules() {}

    static void check(ObjectNode spec, String path, Refusal refusal) {
        var interfaces = Json.list(spec, "domain", "devices", "interfaces");
        var networks = Json.list(spec, "networks");
        if (networks.stream().filter(network -> Json.has(network, "pod")).count() > 1) {
            refusal.add(
                    "FieldValueDuplicate",
                    path + ".interfaces",
                    "more than one interface is connected to a pod network in " + path + ".interfaces");
        }
        for (var index = 0; index < networks.size(); index++) {
            var network = networks.get(index);
            var field = path + ".networks[" + index + "]";
            if (!Json.has(network, "pod") && !Json.has(network, "multus")) {
                refusal.add("FieldValueRequired", field, "should have a network type");
            }
            if (MachineRules.indexOf(interfaces, "name", Json.text(network, "name")) < 0) {
                refusal.invalid(
                        field + ".name", "%s.name '%s' not found.".formatted(field, Json.text(network, "name")));
            }
        }
        for (var index = 0; index < interfaces.size(); index++) {
            checkInterface(interfaces, index, networks, path, refusal);
        }
    }

    private static void checkInterface(
            List<ObjectNode> interfaces, int index, List<ObjectNode> networks, String path, Refusal refusal) {
        var declared = interfaces.get(index);
        var name = Json.text(declared, "name");
        var field = path + ".domain.devices.interfaces[" + index + "]";
        var network = MachineRules.indexOf(networks, "name", name);
        if (network < 0) {
            refusal.invalid(field + ".name", "%s.name '%s' not found.".formatted(field, name));
        } else if (Json.has(declared, "masquerade") && !Json.has(networks.get(network), "pod")) {
            refusal.invalid(field + ".name", "Masquerade interface only implemented with pod network");
        }
        if (MachineRules.indexOf(interfaces.subList(0, index), "name", name) >= 0) {
            refusal.add(
                    "FieldValueDuplicate",
                    field + ".name",
                    "Only one interface can be connected to one specific network");
        }
        if (BINDINGS.stream().filter(binding -> Json.has(declared, binding)).count() != 1) {
            refusal.invalid(
                    field,
                    "logical %s interface must have exactly one binding method or binding plugin".formatted(name));
        }
    }
}
