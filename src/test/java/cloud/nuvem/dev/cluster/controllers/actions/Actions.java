package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.controllers.guests.GuestKeeper;
import cloud.nuvem.dev.cluster.controllers.work.EventRecorder;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.core.Subresource.Answer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What is served below machines, instances and pods. */
public final class Actions {

    private static final String GROUP = "subresources.kubevirt.io";

    private Actions() {}

    public static List<Subresource.Served> create(Resources resources, GuestKeeper guests) {
        var machines = new Machines(resources);
        var power = new PowerActions(resources, machines);
        var volumes = new VolumeActions(machines);
        var guest = new GuestActions(machines, guests, new EventRecorder(resources, resources.type("", "events")));
        var consoles = new Consoles(machines, guests);
        var reports = new GuestReports(machines);
        return List.of(
                machine("start", power::start),
                machine("stop", power::stop),
                machine("restart", power::restart),
                machine("migrate", power::migrate),
                machine("addvolume", volumes::add),
                machine("removevolume", volumes::remove),
                instance("pause", "update", guest::pause),
                instance("unpause", "update", guest::unpause),
                instance("softreboot", "update", guest::softReboot),
                instance("reset", "update", guest::reset),
                instance("freeze", "update", guest::freeze),
                instance("unfreeze", "update", guest::unfreeze),
                instance("guestosinfo", "get", reports::system),
                instance("filesystemlist", "get", reports::filesystems),
                instance("userlist", "get", reports::users),
                subresource("vnc", "get", consoles::screen),
                subresource("vnc/screenshot", "get", consoles::screenshot),
                subresource("console", "get", consoles::serial),
                new Subresource.Served(
                        "", "v1", "pods", "log", "Pod", true, Set.of("get"), new PodLog(resources, guests)));
    }

    private static Subresource.Served machine(String name, Function<Request, Answer> action) {
        return new Subresource.Served(
                GROUP,
                "v1",
                "virtualmachines",
                name,
                "VirtualMachine",
                true,
                Set.of("update"),
                call -> action.apply(Request.of(call)));
    }

    private static Subresource.Served instance(String name, String verb, Function<Request, Answer> action) {
        return subresource(name, verb, call -> action.apply(Request.of(call)));
    }

    private static Subresource.Served subresource(String name, String verb, Subresource action) {
        return new Subresource.Served(
                GROUP, "v1", "virtualmachineinstances", name, "VirtualMachineInstance", true, Set.of(verb), action);
    }
}
