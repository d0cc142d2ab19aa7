package cloud.nuvem.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TypingTextTests {

    /** Shift is written as ⇧, AltGr as ⌥. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "US|a|KeyA",
                "US|A|⇧KeyA",
                "US|@|⇧Digit2",
                "US|\"|⇧Quote",
                "US|\\|Backslash",
                "US|~|⇧Backquote",
                "UK|@|⇧Quote",
                "UK|\"|⇧Digit2",
                "UK|£|⇧Digit3",
                "UK|€|⌥Digit4",
                "UK|#|Backslash",
                "UK|\\|IntlBackslash",
                "UK|é|⌥KeyE",
                "UK|Á|⇧⌥KeyA",
                "GERMAN|z|KeyY",
                "GERMAN|Y|⇧KeyZ",
                "GERMAN|@|⌥KeyQ",
                "GERMAN|{|⌥Digit7",
                "GERMAN|\\|⌥Minus",
                "GERMAN|ß|Minus",
                "GERMAN|^|Backquote Space",
                "GERMAN|ê|Backquote KeyE",
                "GERMAN|é|Equal KeyE",
                "GERMAN|`|⇧Equal Space",
                "FRENCH|a|KeyQ",
                "FRENCH|1|⇧Digit1",
                "FRENCH|m|Semicolon",
                "FRENCH|M|⇧Semicolon",
                "FRENCH|.|⇧Comma",
                "FRENCH|/|⇧Period",
                "FRENCH|@|⌥Digit0",
                "FRENCH|ê|BracketLeft KeyE",
                "FRENCH|Ë|⇧BracketLeft ⇧KeyE",
                "FRENCH|é|Digit2",
                "FRENCH|\\|⌥Digit8",
                "BRAZILIAN|ç|Semicolon",
                "BRAZILIAN|á|BracketLeft KeyA",
                "BRAZILIAN|à|⇧BracketLeft KeyA",
                "BRAZILIAN|ã|Quote KeyA",
                "BRAZILIAN|Õ|Quote ⇧KeyO",
                "BRAZILIAN|ü|⇧Digit6 KeyU",
                "BRAZILIAN|/|IntlRo",
                "BRAZILIAN|?|⇧IntlRo",
                "BRAZILIAN|;|Slash",
                "BRAZILIAN|~|Quote Space",
                "BRAZILIAN|'|Backquote",
                "BRAZILIAN|\\|IntlBackslash"
            })
    void pressesTheKeyThatTheLayoutHasForIt(KeyboardLayout layout, String text, String keys) {
        var typed = Keystrokes.of(layout, text);

        assertThat(typed.impossible()).isEmpty();
        assertThat(shown(typed)).isEqualTo(keys);
    }

    @ParameterizedTest
    @EnumSource
    void typesEverythingThatShellsAndConfigurationsAreWrittenIn(KeyboardLayout layout) {
        var ascii = new StringBuilder("\t\n");
        for (char character = ' '; character < 127; character++) {
            ascii.append(character);
        }
        assertThat(Keystrokes.of(layout, ascii.toString()).impossible()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryCharacterAKeyOfItsOwn(KeyboardLayout layout) {
        var ascii = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
        var strokes = ascii.chars()
                .mapToObj(character -> shown(Keystrokes.of(layout, Character.toString(character))))
                .toList();

        assertThat(strokes).doesNotHaveDuplicates();
    }

    @Test
    void namesWhatCannotBeTypedOnce() {
        var typed = Keystrokes.of(KeyboardLayout.US, "São 日本 São €");

        assertThat(typed.impossible()).containsExactly("ã", "日", "本", "€");
        assertThat(shown(typed)).startsWith("⇧KeyS KeyO Space Space");
    }

    @Test
    void takesComposedAndDecomposedLettersAlike() {
        assertThat(Keystrokes.of(KeyboardLayout.BRAZILIAN, "a\u0303"))
                .isEqualTo(Keystrokes.of(KeyboardLayout.BRAZILIAN, "ã"));
    }

    @Test
    void pressesEnterOncePerLineHoweverItEnds() {
        assertThat(shown(Keystrokes.of(KeyboardLayout.US, "a\r\nb\nc"))).isEqualTo("KeyA Enter KeyB Enter KeyC");
    }

    private static String shown(Keystrokes typed) {
        return typed.strokes().stream()
                .map(stroke -> (stroke.shift() ? "⇧" : "") + (stroke.altGr() ? "⌥" : "") + stroke.code())
                .collect(Collectors.joining(" "));
    }
}
