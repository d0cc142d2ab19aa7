package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Subresource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Doors without rooms: the subresources that rights are about, each answering at once. */
final class Machines {

    static final List<String> VM_ACTIONS = List.of("start", "stop", "restart", "migrate", "addvolume", "removevolume");
    static final List<String> VMI_ACTIONS = List.of("pause", "unpause", "softreboot", "reset", "freeze", "unfreeze");
    static final List<String> VMI_VIEWS =
            List.of("vnc", "vnc/screenshot", "console", "guestosinfo", "filesystemlist", "userlist");

    private static final String GROUP = "subresources.kubevirt.io";

    private Machines() {}

    static List<Subresource.Served> actions() {
        return Stream.of(
                        VM_ACTIONS.stream().map(action -> served("virtualmachines", action, "update", 202)),
                        VMI_ACTIONS.stream().map(action -> served("virtualmachineinstances", action, "update", 200)),
                        VMI_VIEWS.stream().map(view -> served("virtualmachineinstances", view, "get", 200)),
                        Stream.of(new Subresource.Served(
                                "",
                                "v1",
                                "pods",
                                "log",
                                "Pod",
                                true,
                                Set.of("get"),
                                call -> Subresource.Answer.empty(200))))
                .flatMap(some -> some)
                .toList();
    }

    private static Subresource.Served served(String plural, String name, String verb, int code) {
        var kind = plural.equals("virtualmachines") ? "VirtualMachine" : "VirtualMachineInstance";
        return new Subresource.Served(
                GROUP, "v1", plural, name, kind, true, Set.of(verb), call -> Subresource.Answer.empty(code));
    }
}
