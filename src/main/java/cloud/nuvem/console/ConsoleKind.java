package cloud.nuvem.console;

/** Which of a machine's two consoles. */
public enum ConsoleKind {
    /** What a monitor would show, with keyboard and mouse (VNC). */
    SCREEN,
    /** The first serial line: text only. */
    SERIAL
}
