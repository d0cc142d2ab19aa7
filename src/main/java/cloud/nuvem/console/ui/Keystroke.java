package cloud.nuvem.console.ui;

/**
 * One key with what is held down for it.
 *
 * @param keysym X11's number of what the key gives
 * @param code the key's place by the name that browsers have for it (W3C UI Events code)
 */
record Keystroke(int keysym, String code, boolean shift, boolean altGr) {

    static final Keystroke ENTER = new Keystroke(0xff0d, "Enter", false, false);
    static final Keystroke TAB = new Keystroke(0xff09, "Tab", false, false);
    static final Keystroke SPACE = new Keystroke(' ', "Space", false, false);

    /** X11: Latin-1 as it is, everything else by its code point above 0x1000000. */
    static int keysymOf(int character) {
        return character < 0x100 ? character : 0x1000000 + character;
    }
}
