package cloud.nuvem.dev.cluster.guest.screen;

import java.util.Arrays;

/** Puts text with the usual control characters and escape sequences on a screen. Unknown sequences are swallowed. */
public final class TerminalOutput {

    private static final int LONGEST_SEQUENCE = 32;

    private final TextScreen screen;
    private final StringBuilder sequence = new StringBuilder();
    private boolean escaped;
    private int colours = TextScreen.PLAIN;

    public TerminalOutput(TextScreen screen) {
        this.screen = screen;
    }

    public synchronized void print(String text) {
        text.chars().forEach(character -> print((char) character));
    }

    private void print(char character) {
        if (escaped) {
            escape(character);
            return;
        }
        switch (character) {
            case '\n' -> screen.lineFeed();
            case '\r' -> screen.carriageReturn();
            case '\b' -> screen.backspace();
            case '\t' -> screen.tab();
            case '\033' -> escaped = true;
            default -> {
                if (character >= ' ' && character != 0x7f) {
                    screen.put(character, colours);
                }
            }
        }
    }

    private void escape(char character) {
        sequence.append(character);
        boolean whole = sequence.charAt(0) != '[' || (sequence.length() > 1 && character >= '@' && character <= '~');
        if (whole || sequence.length() > LONGEST_SEQUENCE) {
            var finished = sequence.toString();
            sequence.setLength(0);
            escaped = false;
            if (finished.startsWith("[")) {
                control(character, parameters(finished.substring(1, finished.length() - 1)));
            }
        }
    }

    private static int[] parameters(String text) {
        return Arrays.stream(text.split(";", -1))
                .mapToInt(part -> part.matches("[0-9]{1,4}") ? Integer.parseInt(part) : 0)
                .toArray();
    }

    private void control(char command, int[] parameters) {
        switch (command) {
            case 'H', 'f' -> screen.moveTo(parameters[0] - 1, parameters.length > 1 ? parameters[1] - 1 : 0);
            case 'J' -> {
                if (parameters[0] == 2) {
                    screen.clear();
                } else {
                    screen.eraseToEndOfScreen();
                }
            }
            case 'K' -> screen.eraseToEndOfLine();
            case 'm' -> Arrays.stream(parameters).forEach(this::colour);
            default -> {
                // Nothing that the guest's programs use.
            }
        }
    }

    private void colour(int parameter) {
        if (parameter == 0) {
            colours = TextScreen.PLAIN;
        } else if (parameter == 1) {
            colours |= 0x08;
        } else if (parameter >= 30 && parameter <= 37) {
            colours = (colours & 0xf8) | (parameter - 30);
        } else if (parameter >= 40 && parameter <= 47) {
            colours = (colours & 0x0f) | ((parameter - 40) << 4);
        }
    }
}
