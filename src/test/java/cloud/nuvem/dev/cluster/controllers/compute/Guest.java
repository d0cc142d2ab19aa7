package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Conditions.Condition;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operating system inside an instance, as its agent reports it. Which one it is follows from the preference's name:
 * {@code src/test/resources/cluster/guests.yaml}.
 */
public final class Guest {

    private static final Map<String, ObjectNode> KNOWN = Json.documents("/cluster/guests.yaml").stream()
            .flatMap(document -> Json.list(document, "guests").stream())
            .collect(Collectors.toMap(guest -> Json.text(guest, "preference"), Function.identity()));

    private Guest() {}

    /** Whether an agent runs in the guest. */
    static boolean hasAgent(ObjectNode instance) {
        return !Json.has(of(instance), "agent") || Json.flag(of(instance), "agent");
    }

    static void connectAgent(ObjectNode instance) {
        Conditions.set(instance, new Condition("AgentConnected", "True", "", ""));
        if (Json.has(instance, "spec", "accessCredentials")) {
            Conditions.set(instance, new Condition("AccessCredentialsSynchronized", "True", "", ""));
        }
        Json.child(instance, "status")
                .set("guestOSInfo", Json.child(of(instance), "os").deepCopy());
        for (var shown : Json.list(instance, "status", "interfaces")) {
            shown.put("infoSource", "domain, guest-agent").put("interfaceName", "enp1s0");
        }
    }

    /** The agent goes silent until the guest is up again. */
    public static void disconnectAgent(ObjectNode instance) {
        Conditions.remove(instance, "AgentConnected");
        Json.child(instance, "status").remove("guestOSInfo");
        Json.child(instance, "status").remove("fsFreezeStatus");
    }

    /** What is known of the guest: its {@code os}. */
    public static ObjectNode of(ObjectNode instance) {
        var preference = Json.annotation(instance, "kubevirt.io/cluster-preference-name");
        return KNOWN.getOrDefault(preference, KNOWN.getOrDefault("linux", Json.object()))
                .deepCopy();
    }
}
