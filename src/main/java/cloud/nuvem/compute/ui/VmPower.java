package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Words;
import java.util.List;

/** How orders about power look and which a page offers in a state. */
final class VmPower {

    /** In the order menus show them; the gentle before the harsh. */
    static final List<PowerAction> ORDER = List.of(
            PowerAction.START,
            PowerAction.RESUME,
            PowerAction.RESTART,
            PowerAction.STOP,
            PowerAction.PAUSE,
            PowerAction.SOFT_REBOOT,
            PowerAction.RESET,
            PowerAction.FORCE_STOP);

    private VmPower() {}

    static List<PowerAction> possible(State state) {
        return ORDER.stream().filter(action -> action.isPossibleIn(state)).toList();
    }

    static Glyph glyph(PowerAction action) {
        return switch (action) {
            case START, RESUME -> Glyph.PLAY;
            case STOP -> Glyph.STOP;
            case RESTART, SOFT_REBOOT -> Glyph.RESTART;
            case PAUSE -> Glyph.PAUSE;
            case RESET -> Glyph.BOLT;
            case FORCE_STOP -> Glyph.POWER;
        };
    }

    static String words(PowerAction action) {
        return Words.text("vm.action." + VmWords.key(action));
    }

    /** What interrupts the machine is asked once; the rest is undone by the opposite order. */
    static boolean asksFirst(PowerAction action) {
        return switch (action) {
            case START, RESUME, PAUSE -> false;
            case STOP, RESTART, SOFT_REBOOT, RESET, FORCE_STOP -> true;
        };
    }
}
