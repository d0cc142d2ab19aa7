package cloud.nuvem.console.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleKind;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.console.Consoles;
import cloud.nuvem.console.OpenConsole;
import cloud.nuvem.console.OpenConsoleResult;
import cloud.nuvem.tenancy.Actor;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Who sits before which console, on one page.
 *
 * @param page tells this page apart from the person's others
 */
record ConsoleDesk(Consoles consoles, VirtualMachines machines, Actor actor, ConsoleTarget target, String page) {

    static ConsoleDesk at(Consoles consoles, VirtualMachines machines, Actor actor, ConsoleTarget target) {
        return new ConsoleDesk(
                consoles, machines, actor, target, UUID.randomUUID().toString());
    }

    OpenConsoleResult open(String loginSession, boolean takeOver, Consumer<ConsoleEnd> told) {
        return consoles.open(actor, target, new OpenConsole(loginSession, page, takeOver, told));
    }

    Optional<VirtualMachine> machine() {
        return machines.find(actor, target.project(), target.machine());
    }

    AutoCloseable onChange(Runnable listener) {
        return machines.onChange(actor, target.project(), listener);
    }

    ConsoleKind kind() {
        return target.kind();
    }
}
