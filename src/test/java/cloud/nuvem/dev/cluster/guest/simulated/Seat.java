package cloud.nuvem.dev.cluster.guest.simulated;

import cloud.nuvem.dev.cluster.guest.rfb.Viewed;
import cloud.nuvem.dev.cluster.guest.screen.TextScreen;

/** Where somebody sits who looks at a simulated guest: before its screen, with its keyboard and pointer. */
record Seat(String hostname, TextScreen screen, Keyboard keyboard, Tty console, Gate gate, Runnable reboot)
        implements Viewed {

    @Override
    public String name() {
        return "QEMU (%s)".formatted(hostname);
    }

    @Override
    public boolean isRunning() {
        return gate.isOpen();
    }

    @Override
    public void key(int keySymbol, int scanCode, boolean down) throws InterruptedException {
        var meaning = keyboard.press(keySymbol, scanCode, down);
        gate.pass();
        switch (meaning) {
            case Keyboard.Meaning.Typed typed -> console.type(typed.character());
            case Keyboard.Meaning.Reboot _ -> reboot.run();
            case Keyboard.Meaning.Nothing _ -> {
                // Half of a chord, or a key that the console does not know.
            }
        }
    }

    @Override
    public void pointer(int x, int y, int buttons) {
        screen.pointAt(x, y);
    }
}
