package cloud.nuvem.console.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which key gives which character, on the keyboards that guests are set to most. A console sends keys, not characters: what
 * arrives depends on the layout that the machine believes in.
 */
enum KeyboardLayout {
    US(List.of(
            "Backquote ` ~",
            "Digit1 1 !",
            "Digit2 2 @",
            "Digit3 3 #",
            "Digit4 4 $",
            "Digit5 5 %",
            "Digit6 6 ^",
            "Digit7 7 &",
            "Digit8 8 *",
            "Digit9 9 (",
            "Digit0 0 )",
            "Minus - _",
            "Equal = +",
            "BracketLeft [ {",
            "BracketRight ] }",
            "Backslash \\ |",
            "Semicolon ; :",
            "Quote ' \"",
            "Comma , <",
            "Period . >",
            "Slash / ?",
            Letters.QWERTY)),
    UK(List.of(
            "Backquote ` ¬ ¦",
            "Digit1 1 !",
            "Digit2 2 \"",
            "Digit3 3 £",
            "Digit4 4 $ €",
            "Digit5 5 %",
            "Digit6 6 ^",
            "Digit7 7 &",
            "Digit8 8 *",
            "Digit9 9 (",
            "Digit0 0 )",
            "Minus - _",
            "Equal = +",
            "BracketLeft [ {",
            "BracketRight ] }",
            "Backslash # ~",
            "IntlBackslash \\ |",
            "Semicolon ; :",
            "Quote ' @",
            "Comma , <",
            "Period . >",
            "Slash / ?",
            "KeyA a A á Á",
            "KeyE e E é É",
            "KeyI i I í Í",
            "KeyO o O ó Ó",
            "KeyU u U ú Ú",
            Letters.QWERTY)),
    GERMAN(List.of(
            "Backquote \u0302 °",
            "Digit1 1 !",
            "Digit2 2 \" ²",
            "Digit3 3 § ³",
            "Digit4 4 $",
            "Digit5 5 %",
            "Digit6 6 &",
            "Digit7 7 / {",
            "Digit8 8 ( [",
            "Digit9 9 ) ]",
            "Digit0 0 = }",
            "Minus ß ? \\",
            "Equal \u0301 \u0300",
            "KeyQ q Q @",
            "KeyE e E €",
            "KeyY z Z",
            "KeyZ y Y",
            "KeyM m M µ",
            "BracketLeft ü Ü",
            "BracketRight + * ~",
            "Semicolon ö Ö",
            "Quote ä Ä",
            "Backslash # '",
            "IntlBackslash < > |",
            "Comma , ;",
            "Period . :",
            "Slash - _",
            Letters.QWERTY)),
    FRENCH(List.of(
            "Backquote ²",
            "Digit1 & 1",
            "Digit2 é 2 ~",
            "Digit3 \" 3 #",
            "Digit4 ' 4 {",
            "Digit5 ( 5 [",
            "Digit6 - 6 |",
            "Digit7 è 7 `",
            "Digit8 _ 8 \\",
            "Digit9 ç 9 ^",
            "Digit0 à 0 @",
            "Minus ) ° ]",
            "Equal = + }",
            "KeyQ a A",
            "KeyW z Z",
            "KeyE e E €",
            "BracketLeft \u0302 \u0308",
            "BracketRight $ £ ¤",
            "KeyA q Q",
            "Semicolon m M",
            "Quote ù %",
            "Backslash * µ",
            "IntlBackslash < >",
            "KeyZ w W",
            "KeyM , ?",
            "Comma ; .",
            "Period : /",
            "Slash ! §",
            Letters.QWERTY)),
    BRAZILIAN(List.of(
            "Backquote ' \"",
            "Digit1 1 ! ¹",
            "Digit2 2 @ ²",
            "Digit3 3 # ³",
            "Digit4 4 $ £",
            "Digit5 5 % ¢",
            "Digit6 6 \u0308 ¬",
            "Digit7 7 &",
            "Digit8 8 *",
            "Digit9 9 (",
            "Digit0 0 )",
            "Minus - _",
            "Equal = + §",
            "BracketLeft \u0301 \u0300",
            "BracketRight [ { ª",
            "Semicolon ç Ç",
            "Quote \u0303 \u0302",
            "Backslash ] } º",
            "IntlBackslash \\ |",
            "Comma , <",
            "Period . >",
            "Slash ; :",
            "IntlRo / ? °",
            Letters.QWERTY));

    private final Map<Integer, Keystroke> keys = new HashMap<>();

    /**
     * @param rows a key's place and what it gives alone, with Shift, with AltGr, with both. A combining mark is a dead key: it
     *     goes onto the character typed next. What stands first counts
     */
    KeyboardLayout(List<String> rows) {
        rows.stream().flatMap(String::lines).map(row -> row.split(" ")).forEach(this::learn);
        keys.put((int) ' ', Keystroke.SPACE);
    }

    private void learn(String[] row) {
        if (keys.values().stream().anyMatch(known -> known.code().equals(row[0]))) {
            return; // a letter that this layout has elsewhere
        }
        for (int level = 1; level < row.length; level++) {
            int character = row[level].codePointAt(0);
            var stroke = new Keystroke(
                    Keystroke.keysymOf(character), row[0], level == 2 || level == 4, level == 3 || level == 4);
            keys.putIfAbsent(character, stroke);
        }
    }

    /** The key that gives this character, or this dead accent (a combining mark), by itself. */
    Optional<Keystroke> key(int character) {
        return Optional.ofNullable(keys.get(character));
    }

    /** What all of them start from. */
    private static final class Letters {
        static final String QWERTY = """
                KeyQ q Q
                KeyW w W
                KeyE e E
                KeyR r R
                KeyT t T
                KeyY y Y
                KeyU u U
                KeyI i I
                KeyO o O
                KeyP p P
                KeyA a A
                KeyS s S
                KeyD d D
                KeyF f F
                KeyG g G
                KeyH h H
                KeyJ j J
                KeyK k K
                KeyL l L
                KeyZ z Z
                KeyX x X
                KeyC c C
                KeyV v V
                KeyB b B
                KeyN n N
                KeyM m M""";

        private Letters() {}
    }
}
