package cloud.nuvem.console.ui;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pure: a text as the keys that type it on a layout, and what of it no key types. */
record Keystrokes(List<Keystroke> strokes, Set<String> impossible) {

    /** Accents that stand alone, by the dead key that gives them with the space bar. */
    private static final Map<Integer, Integer> ALONE =
            Map.of((int) '´', 0x301, (int) '`', 0x300, (int) '^', 0x302, (int) '~', 0x303, (int) '¨', 0x308);

    static Keystrokes of(KeyboardLayout layout, String text) {
        var strokes = new ArrayList<Keystroke>();
        var impossible = new LinkedHashSet<String>();
        Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC)
                .codePoints()
                .forEach(character -> typing(layout, character)
                        .ifPresentOrElse(strokes::addAll, () -> impossible.add(Character.toString(character))));
        return new Keystrokes(List.copyOf(strokes), impossible);
    }

    private static Optional<List<Keystroke>> typing(KeyboardLayout layout, int character) {
        if (character == '\n' || character == '\r') {
            return Optional.of(List.of(Keystroke.ENTER));
        }
        if (character == '\t') {
            return Optional.of(List.of(Keystroke.TAB));
        }
        return layout.key(character)
                .filter(key -> Character.getType(character) != Character.NON_SPACING_MARK)
                .map(List::of)
                .or(() -> accentAlone(layout, character))
                .or(() -> withAccent(layout, character));
    }

    private static Optional<List<Keystroke>> accentAlone(KeyboardLayout layout, int character) {
        return Optional.ofNullable(ALONE.get(character))
                .flatMap(layout::key)
                .map(dead -> List.of(dead, Keystroke.SPACE));
    }

    /** {@code é} as the dead acute and {@code e}. */
    private static Optional<List<Keystroke>> withAccent(KeyboardLayout layout, int character) {
        var parts = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD)
                .codePoints()
                .toArray();
        return parts.length != 2
                ? Optional.empty()
                : layout.key(parts[1]).flatMap(dead -> layout.key(parts[0]).map(letter -> List.of(dead, letter)));
    }
}
