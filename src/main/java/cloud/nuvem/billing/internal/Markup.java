package cloud.nuvem.billing.internal;

import java.util.Map;

/** Text that people typed, made harmless within XHTML. */
final class Markup {

    private static final Map<Character, String> ESCAPES = Map.of(
            '<', "&lt;", '>', "&gt;", '&', "&amp;", '"', "&quot;", '\'', "&#39;", '\u00a0', "&#160;", '\u202f',
            "&#160;");

    private Markup() {}

    /** Control characters, which XML does not know, are left out. */
    static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(character -> character >= ' ').forEach(character -> {
            var escape = character <= Character.MAX_VALUE ? ESCAPES.get((char) character) : null;
            if (escape == null) {
                escaped.appendCodePoint(character);
            } else {
                escaped.append(escape);
            }
        });
        return escaped.toString();
    }
}
