package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What can be done to machines, as the audit trail names it. */
final class VmActions {

    static final String PREFIX = "virtual-machine.";

    static final Action CREATE = action("create", SuspensionRule.WHEN_NEW_RESOURCES_BLOCKED);
    static final Action UPDATE = action("update", SuspensionRule.NEVER);
    static final Action RESIZE = action("resize", SuspensionRule.WHEN_NEW_RESOURCES_BLOCKED);
    static final Action DELETE = action("delete", SuspensionRule.NEVER);

    private static final Action START = action("start", SuspensionRule.WHEN_COMPUTE_STOPPED);
    private static final Action STOP = action("stop", SuspensionRule.NEVER);
    private static final Action FORCE_STOP = action("force-stop", SuspensionRule.NEVER);
    private static final Action RESTART = action("restart", SuspensionRule.WHEN_COMPUTE_STOPPED);
    private static final Action PAUSE = action("pause", SuspensionRule.NEVER);
    private static final Action RESUME = action("resume", SuspensionRule.WHEN_COMPUTE_STOPPED);
    private static final Action SOFT_REBOOT = action("soft-reboot", SuspensionRule.WHEN_COMPUTE_STOPPED);
    private static final Action RESET = action("reset", SuspensionRule.WHEN_COMPUTE_STOPPED);

    /** What consoles call what people do with them (see the module console). */
    private static final List<String> SESSIONS = List.of("screen-session", "serial-session");

    private VmActions() {}

    /** What can be done to a machine, by the part of its name after the prefix. */
    static Stream<String> verbs() {
        var own = Stream.concat(
                Stream.of(CREATE, UPDATE, RESIZE, DELETE),
                Arrays.stream(PowerAction.values()).map(VmActions::of));
        return Stream.concat(own.map(action -> action.name().substring(PREFIX.length())), SESSIONS.stream());
    }

    static Action of(PowerAction action) {
        return switch (action) {
            case START -> START;
            case STOP -> STOP;
            case FORCE_STOP -> FORCE_STOP;
            case RESTART -> RESTART;
            case PAUSE -> PAUSE;
            case RESUME -> RESUME;
            case SOFT_REBOOT -> SOFT_REBOOT;
            case RESET -> RESET;
        };
    }

    private static Action action(String verb, SuspensionRule rule) {
        return new Action(PREFIX + verb, Permission.OPERATE_RESOURCES, rule);
    }
}
