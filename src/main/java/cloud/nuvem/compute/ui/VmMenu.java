package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Words;

/** Everything that can be done with a machine in its state, in one order: power, change, loss. */
final class VmMenu {

    private VmMenu() {}

    /** A menu of any kind that takes entries. */
    interface Target {
        void entry(Glyph glyph, String words, Runnable action);

        void line();

        void loss(Glyph glyph, String words, Runnable action);
    }

    static void fill(Target menu, VirtualMachine machine, VmActions actions) {
        VmPower.possible(machine.status().state())
                .forEach(action ->
                        menu.entry(VmPower.glyph(action), VmPower.words(action), () -> actions.power(machine, action)));
        menu.line();
        consoles(menu, machine, actions);
        settings(menu, machine, actions);
        menu.loss(Glyph.TRASH, Words.text("vm.action.delete"), () -> actions.delete(machine));
    }

    private static void consoles(Target menu, VirtualMachine machine, VmActions actions) {
        if (actions.mayUseConsole()) {
            menu.entry(
                    Glyph.MONITOR,
                    Words.text("vm.action.screen"),
                    () -> actions.openConsole(VmLinks.screen(machine.project(), machine.name())));
            menu.entry(
                    Glyph.TERMINAL,
                    Words.text("vm.action.serial"),
                    () -> actions.openConsole(VmLinks.serial(machine.project(), machine.name())));
            menu.line();
        }
    }

    static void settings(Target menu, VirtualMachine machine, VmActions actions) {
        menu.entry(Glyph.CHIP, Words.text("vm.action.resize"), () -> actions.resize(machine));
        menu.entry(Glyph.PENCIL, Words.text("vm.action.rename"), () -> actions.rename(machine));
        menu.entry(Glyph.TAG, Words.text("vm.action.tags"), () -> actions.tags(machine));
        var protect = !machine.deletionProtection();
        menu.entry(
                Glyph.LOCK,
                Words.text(protect ? "vm.action.protect" : "vm.action.unprotect"),
                () -> actions.protect(machine, protect));
    }
}
