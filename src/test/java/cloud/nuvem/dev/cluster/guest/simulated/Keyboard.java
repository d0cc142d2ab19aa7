package cloud.nuvem.dev.cluster.guest.simulated;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Turns keys into characters. With a key's place known the guest's layout decides, which is American; otherwise what the
 * viewer means is taken. Not safe for several threads.
 */
final class Keyboard {

    private static final int CONTROL_LEFT = 0xffe3;
    private static final int CONTROL_RIGHT = 0xffe4;
    private static final int ALT_LEFT = 0xffe9;
    private static final int ALT_RIGHT = 0xffea;
    private static final int SHIFT_LEFT = 0xffe1;
    private static final int SHIFT_RIGHT = 0xffe2;
    private static final int CAPS_LOCK = 0xffe5;
    private static final int DELETE = 0xffff;
    private static final int KEYPAD_DELETE = 0xff9f;
    private static final int UNICODE = 0x01000000;
    private static final String PLACES = "\0\0331234567890-=\b\tqwertyuiop[]\r\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
    private static final String SHIFTED = "\0\033!@#$%^&*()_+\b\tQWERTYUIOP{}\r\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";

    private final Set<Integer> held = new HashSet<>();
    private boolean capital;

    /** What a key press means to the machine. */
    sealed interface Meaning {
        record Typed(char character) implements Meaning {}

        record Reboot() implements Meaning {}

        record Nothing() implements Meaning {}
    }

    Meaning press(int symbol, int place, boolean down) {
        if (!down) {
            held.remove(symbol);
            return new Meaning.Nothing();
        }
        held.add(symbol);
        if (symbol == CAPS_LOCK) {
            capital = !capital;
            return new Meaning.Nothing();
        }
        if (isControl() && isAlt() && (symbol == DELETE || symbol == KEYPAD_DELETE)) {
            held.clear();
            return new Meaning.Reboot();
        }
        if (isAlt() && !held.contains(ALT_RIGHT)) {
            return new Meaning.Nothing();
        }
        char character = place > 0 && place < PLACES.length() ? atPlace(place) : meant(symbol);
        return character == 0 ? new Meaning.Nothing() : new Meaning.Typed(controlled(character));
    }

    private char atPlace(int place) {
        boolean letter = Character.isLetter(PLACES.charAt(place));
        boolean shift = isShift() != (letter && capital);
        return (shift ? SHIFTED : PLACES).charAt(place);
    }

    private static char meant(int symbol) {
        if (symbol >= ' ' && symbol <= 0xff) {
            return (char) symbol;
        }
        if (symbol > UNICODE && symbol <= UNICODE + 0xffff) {
            return (char) (symbol - UNICODE);
        }
        return switch (symbol) {
            case 0xff0d, 0xff8d -> '\r';
            case 0xff08 -> '\b';
            case 0xff09 -> '\t';
            case 0xff1b -> '\033';
            default -> keypad(symbol);
        };
    }

    private static char keypad(int symbol) {
        return symbol >= 0xffaa && symbol <= 0xffb9 ? "*+,-./0123456789".charAt(symbol - 0xffaa) : 0;
    }

    private char controlled(char character) {
        char upper = String.valueOf(character).toUpperCase(Locale.ROOT).charAt(0);
        return isControl() && upper >= '@' && upper <= '_' ? (char) (upper - '@') : character;
    }

    private boolean isControl() {
        return held.contains(CONTROL_LEFT) || held.contains(CONTROL_RIGHT);
    }

    private boolean isAlt() {
        return held.contains(ALT_LEFT) || held.contains(ALT_RIGHT);
    }

    private boolean isShift() {
        return held.contains(SHIFT_LEFT) || held.contains(SHIFT_RIGHT);
    }
}
