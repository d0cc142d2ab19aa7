package cloud.nuvem.console.internal;

import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.console.ConsoleKind;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Actions.ProjectAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Permission;

/** Sessions as the audit trail names them: such an action lasts as long as somebody stays. */
final class ConsoleActions {

    private static final Action SCREEN = session("screen");
    private static final Action SERIAL = session("serial");

    private ConsoleActions() {}

    static Action of(ConsoleKind kind) {
        return switch (kind) {
            case SCREEN -> SCREEN;
            case SERIAL -> SERIAL;
        };
    }

    static ProjectAttempt attempt(Actor actor, ConsoleTarget target) {
        var machine = VmLinks.ref(target.project(), target.machine().value());
        return new ProjectAttempt(actor, of(target.kind()), target.project(), machine);
    }

    private static Action session(String kind) {
        return new Action(
                "virtual-machine." + kind + "-session", Permission.USE_CONSOLE, SuspensionRule.WHEN_COMPUTE_STOPPED);
    }
}
